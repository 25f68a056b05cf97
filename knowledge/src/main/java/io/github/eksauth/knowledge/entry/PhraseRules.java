package io.github.eksauth.knowledge.entry;

import io.github.eksauth.knowledge.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a signal must be to decide anything: specific, all its phrases taken together.
final class PhraseRules {
  private static final String GAP = "<...>";
  private static final int FEWEST_WORDS = 3;

  /// A word this long is some tool's own name for something.
  private static final int LONG_WORD = 14;

  private PhraseRules() {}

  /// What is wrong with the signal, and what to write instead.
  static Optional<String> objection(List<String> says) {
    List<String> words = new ArrayList<>();
    for (String phrase : says) {
      List<String> tokens = Tokenizer.tokens(phrase.replace(GAP, " "));
      if (tokens.isEmpty()) {
        return Optional.of("`" + phrase + "` has no words; write the words that decide");
      }
      if (phrase.startsWith(GAP) || phrase.endsWith(GAP)) {
        return Optional.of(
            "`" + phrase + "` has a gap at its edge; a gap only counts between words");
      }
      words.addAll(tokens);
    }
    boolean identifier =
        words.stream().anyMatch(word -> word.indexOf('_') > 0 || word.length() >= LONG_WORD);
    if (words.size() < FEWEST_WORDS && !identifier) {
      return Optional.of(
          "`"
              + String.join("` + `", says)
              + "` is too common to decide; write three or more words, or an identifier like"
              + " `manage_aws_auth_configmap`");
    }
    return Optional.empty();
  }
}
