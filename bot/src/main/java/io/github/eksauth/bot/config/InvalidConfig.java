package io.github.eksauth.bot.config;

import io.github.eksauth.knowledge.yaml.Problem;
import java.util.List;
import java.util.stream.Collectors;

/// The configuration has problems; carries each of them, in the order of lines.
public final class InvalidConfig extends RuntimeException {
  private static final long serialVersionUID = 1;

  InvalidConfig(List<Problem> problems) {
    super(
        problems.stream()
            .sorted()
            .distinct()
            .map(Problem::toString)
            .collect(Collectors.joining("\n")));
  }
}
