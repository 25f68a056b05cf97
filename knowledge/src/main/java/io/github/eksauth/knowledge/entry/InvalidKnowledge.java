package io.github.eksauth.knowledge.entry;

import io.github.eksauth.knowledge.yaml.Problem;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The knowledge files have problems; carries each of them once, in the order of files and lines.
public final class InvalidKnowledge extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  /// @param problems at least one problem
  public InvalidKnowledge(List<Problem> problems) {
    super(inOrder(problems).map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = inOrder(problems).toList();
  }

  /// A key that is read twice, such as an id, is found wrong twice.
  private static Stream<Problem> inOrder(List<Problem> problems) {
    return problems.stream().sorted().distinct();
  }

  /// Every problem found.
  public List<Problem> problems() {
    return problems;
  }
}
