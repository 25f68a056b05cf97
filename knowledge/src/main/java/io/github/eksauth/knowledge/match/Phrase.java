package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.text.Tokenizer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// The words of a signal: runs of tokens that follow each other, with gaps of up to [#WIDEST_GAP]
/// tokens between the runs.
///
/// @param written as the entry writes it
/// @param runs the tokens of each run
record Phrase(String written, List<List<String>> runs) {
  static final String GAP = "<...>";

  /// Wide enough for an ARN, which is about ten tokens.
  static final int WIDEST_GAP = 12;

  static Phrase of(String written) {
    return new Phrase(
        written,
        Arrays.stream(written.split(Pattern.quote(GAP)))
            .map(Tokenizer::tokens)
            .filter(run -> !run.isEmpty())
            .toList());
  }

  /// Number of tokens that must be there.
  int length() {
    return runs.stream().mapToInt(List::size).sum();
  }
}
