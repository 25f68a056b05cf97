package io.github.eksauth.knowledge.entry;

import java.util.List;

/// What in a paste decides for an entry.
///
/// @param says phrases that must all stand in the same error; `<...>` in a phrase is a gap
/// @param strength whether it decides alone or only suggests
/// @param unless phrases anywhere in the paste that switch this signal off
/// @param line line of the entry file, for messages to its author
public record Signal(List<String> says, Strength strength, List<String> unless, int line) {
  public Signal {
    says = List.copyOf(says);
    unless = List.copyOf(unless);
  }

  /// How much a signal can decide.
  public enum Strength {
    /// The bot would speak unasked.
    FIRM,
    /// One of several things it could be.
    HINT
  }
}
