package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.entry.Phrase;
import io.github.eksauth.knowledge.text.Inflections;
import io.github.eksauth.knowledge.text.Reading;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Tells the lines of a log that can matter from the others: first by single words over raw
/// characters, which rules nearly all of them out, then by whole phrases.
final class LogLines {
  private final WordFilter words;
  private final PhraseIndex index;

  /// Looks for these phrases.
  LogLines(List<Phrase> phrases) {
    index = new PhraseIndex(phrases);
    words =
        new WordFilter(
            index.anchors(IntStream.range(0, phrases.size()).boxed().toList()).stream()
                .flatMap(word -> Inflections.of(word).stream())
                .collect(Collectors.toSet()));
  }

  /// Whether the line between these places of a text holds a word that some phrase turns on.
  boolean mayMatter(char[] text, int from, int to) {
    return words.matches(text, from, to);
  }

  /// Whether the lines hold the beginning of a phrase; a message may have been wrapped.
  boolean matters(String lines) {
    return index.holdsBeginning(Reading.of(lines));
  }
}
