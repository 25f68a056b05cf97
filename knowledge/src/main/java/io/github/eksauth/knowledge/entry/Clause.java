package io.github.eksauth.knowledge.entry;

import java.util.List;
import java.util.stream.Collectors;

/// One thing that a text must say, in whichever of several ways.
///
/// @param ways phrases, any of which will do
public record Clause(List<Phrase> ways) {
  /// What stands between two ways to say it.
  static final String OR = " | ";

  public Clause {
    ways = List.copyOf(ways);
  }

  /// As the author wrote it.
  public String written() {
    return ways.stream().map(Phrase::written).collect(Collectors.joining(OR));
  }
}
