package io.github.eksauth.knowledge.entry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The names that entries may use for things outside the knowledge: checks and facts.
///
/// Knowledge does not know the checks; who joins the two says what exists.
///
/// @param checks ids of all checks; empty Optional when nothing is known, then any id passes
/// @param facts allowed values by fact name; likewise
/// @param thorough whether words, HCL, commands, golden rules and sizes are checked too; not where
///   the build has done it
public record Vocabulary(
    Optional<Set<String>> checks, Optional<Map<String, Set<String>>> facts, boolean thorough) {
  /// Accepts every name: for reading files where no checks are at hand.
  public static final Vocabulary ANY = new Vocabulary(Optional.empty(), Optional.empty(), true);

  /// For the entries inside the program, which the build has checked.
  static final Vocabulary BUNDLED = new Vocabulary(Optional.empty(), Optional.empty(), false);

  /// Exactly these checks and facts.
  public static Vocabulary of(Set<String> checks, Map<String, Set<String>> facts) {
    return new Vocabulary(Optional.of(Set.copyOf(checks)), Optional.of(Map.copyOf(facts)), true);
  }
}
