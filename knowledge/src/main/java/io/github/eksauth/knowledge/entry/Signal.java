package io.github.eksauth.knowledge.entry;

import java.util.List;
import java.util.stream.Collectors;

/// What in a paste decides for an entry.
///
/// @param says what must all be said in the same error, in any order
/// @param with what must all be said somewhere in the paste
/// @param unless what must not be said anywhere in the paste
/// @param strength whether it decides alone or only suggests
/// @param line line of the entry file, for messages to its author
public record Signal(
    List<Clause> says, List<Clause> with, List<Clause> unless, Strength strength, int line) {
  public Signal {
    says = List.copyOf(says);
    with = List.copyOf(with);
    unless = List.copyOf(unless);
  }

  /// As the author wrote it, for people.
  public String written() {
    return says.stream().map(Clause::written).collect(Collectors.joining("  +  "));
  }

  /// How much a signal can decide.
  public enum Strength {
    /// The bot would speak unasked.
    FIRM,
    /// One of several things it could be.
    HINT
  }
}
