package io.github.eksauth.bot.config;

import io.github.eksauth.knowledge.yaml.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the lines of a server's log look like. It comes from the environment variable [#VARIABLE],
/// because the log is set up before anything is read.
public enum LogForm {
  /// For people who look at a terminal.
  TEXT,
  /// One JSON object a line, for whatever collects logs.
  JSON;

  /// `text` or `json`, which `logback.xml` reads too.
  static final String VARIABLE = "EKS_AUTH_LOG";

  static LogForm of(Map<String, String> environment, List<Problem> problems) {
    Optional<String> word = Optional.ofNullable(environment.get(VARIABLE));
    Optional<LogForm> form =
        word.flatMap(text ->
            Arrays.stream(values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst());
    if (word.isPresent() && form.isEmpty()) {
      problems.add(
          new Problem(
              VARIABLE,
              0,
              "is \"" + word.get() + "\"; write text or json, or leave it unset for text"));
    }
    return form.orElse(TEXT);
  }
}
