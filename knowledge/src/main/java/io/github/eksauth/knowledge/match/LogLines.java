package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.entry.Phrase;
import io.github.eksauth.knowledge.text.Reading;
import java.util.List;
import java.util.stream.Collectors;

/// Tells the lines of a log that can matter from the others: first by pairs of words over raw
/// characters, which rules nearly all of them out, then by whole phrases.
final class LogLines {
  private final WordFilter words;
  private final PhraseIndex index;

  /// Looks for these phrases.
  LogLines(List<Phrase> phrases) {
    index = PhraseIndex.of(phrases);
    words =
        new WordFilter(
            phrases.stream()
                .flatMap(phrase -> phrase.parts().getFirst().ways().stream())
                .map(LogLines::mostTelling)
                .collect(Collectors.toSet()));
  }

  /// An identifier, or the two neighbours with the most letters: single words that are rare in the
  /// catalogue may stand in every line of a log. Messages stand in logs as their tools wrote them,
  /// so other forms of the words do not matter.
  private static String mostTelling(List<String> run) {
    for (String token : run) {
      if (token.indexOf('_') > 0) {
        return token;
      }
    }
    String best = run.getFirst();
    int most = 0;
    for (int i = 1; i < run.size(); i++) {
      int letters = run.get(i - 1).length() + run.get(i).length();
      if (letters > most) {
        most = letters;
        best = run.get(i - 1) + " " + run.get(i);
      }
    }
    return best;
  }

  /// Whether the line between these places of a text holds words that some phrase turns on.
  boolean mayMatter(char[] text, int from, int to) {
    return words.matches(text, from, to);
  }

  /// Whether the lines hold the beginning of a phrase; a message may have been wrapped.
  boolean matters(String lines) {
    return index.holdsBeginning(Reading.of(lines));
  }
}
