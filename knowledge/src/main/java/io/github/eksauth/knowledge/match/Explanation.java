package io.github.eksauth.knowledge.match;

import java.util.List;

/// Why a paste was found to be what it is, and why not something else.
///
/// @param match what was found
/// @param grounds what spoke for each entry that came into question, the first hit first
public record Explanation(Match match, List<Ground> grounds) {
  public Explanation {
    grounds = List.copyOf(grounds);
  }

  /// What spoke for an entry.
  ///
  /// @param entry id of the entry
  /// @param kind how strongly it speaks
  /// @param said the pasted words that were recognised
  /// @param lines the lines they stand in
  /// @param standing why it is first, or why it is not
  public record Ground(
      String entry, Kind kind, List<String> said, List<Hit.Line> lines, Standing standing) {
    public Ground {
      said = List.copyOf(said);
      lines = List.copyOf(lines);
    }
  }

  /// How strongly a ground speaks.
  public enum Kind {
    /// A signal that decides alone.
    FIRM,
    /// A signal that suggests.
    HINT,
    /// Words in common, as Lucene ranks them.
    WORDS
  }

  /// Why an entry stands where it stands.
  public sealed interface Standing {
    /// It is the first hit.
    record First() implements Standing {}

    /// It is a consequence or a wrapper of another entry that was found.
    record Follows(String entry) implements Standing {}

    /// Its signal suggests; the first hit has one that decides.
    record OnlyHint() implements Standing {}

    /// What was recognised stands before the error, the first hit is said by the error itself.
    record BeforeTheError() implements Standing {}

    /// Fewer words agree than for the first hit.
    record FewerWords(int words, int first) implements Standing {}

    /// As specific as the first hit, but of another place in the paste.
    record Elsewhere() implements Standing {}

    /// Less like the text: its score in percent of the first hit's.
    record LessLike(int percent) implements Standing {}

    /// The signal is there, but so are words that rule it out.
    record RuledOut(String words) implements Standing {}

    /// The signal is there, but not the context it needs.
    record Lacks(String words) implements Standing {}
  }
}
