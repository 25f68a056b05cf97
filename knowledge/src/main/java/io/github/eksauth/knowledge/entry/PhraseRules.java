package io.github.eksauth.knowledge.entry;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a signal must be to decide anything: specific, all its phrases taken together.
final class PhraseRules {
  private static final int FEWEST_WORDS = 3;

  /// A word this long is some tool's own name for something.
  private static final int LONG_WORD = 14;

  private PhraseRules() {}

  /// What is wrong with the signal, and what to write instead: its shortest reading must still be
  /// specific.
  static Optional<String> objection(List<Clause> says) {
    int words = 0;
    boolean identifier = false;
    for (Clause clause : says) {
      int fewest = Integer.MAX_VALUE;
      boolean always = true;
      for (Phrase way : clause.ways()) {
        fewest = Math.min(fewest, fewestWords(way));
        always &= way.parts().stream().anyMatch(PhraseRules::isIdentifier);
      }
      words += fewest;
      identifier |= always;
    }
    if (words < FEWEST_WORDS && says.size() < 2 && !identifier) {
      return Optional.of(
          "`"
              + says.stream().map(Clause::written).collect(Collectors.joining("` + `"))
              + "` is too common to decide; write three or more words, a second phrase, or an"
              + " identifier like `manage_aws_auth_configmap`");
    }
    return Optional.empty();
  }

  private static int fewestWords(Phrase way) {
    return way.parts().stream()
        .mapToInt(part -> part.ways().stream().mapToInt(List::size).min().orElse(0))
        .sum();
  }

  /// Whether every way to say it holds a word that only some tool uses.
  private static boolean isIdentifier(Phrase.Part part) {
    return part.ways().stream()
        .allMatch(way ->
            way.stream().anyMatch(word -> word.indexOf('_') > 0 || word.length() >= LONG_WORD));
  }
}
