package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.entry.Entry;
import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.entry.Signal;
import io.github.eksauth.knowledge.match.PhraseIndex.Found;
import io.github.eksauth.knowledge.match.PhraseIndex.Span;
import io.github.eksauth.knowledge.text.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The signals of all entries, ready to be looked for.
final class Signatures {
  /// How far apart the phrases of one signal may stand, in tokens.
  private static final int WINDOW = 200;

  private record Compiled(Entry entry, List<Clue> clues, List<Phrase> rulesOut) {}

  private record Clue(Signal.Strength strength, List<Phrase> says, List<Phrase> unless) {
    int length() {
      return says.stream().mapToInt(Phrase::length).sum();
    }
  }

  /// A signal that was found.
  ///
  /// @param entry the entry it decides for
  /// @param strength what it can decide
  /// @param length number of tokens that agreed: the longer, the more specific
  /// @param error the separate error it stands in
  /// @param span from its first to its last token
  /// @param lines line numbers of its tokens
  /// @param phrases the phrases as written
  record Sighting(
      Entry entry,
      Signal.Strength strength,
      int length,
      int error,
      Span span,
      Set<Integer> lines,
      List<String> phrases) {}

  private final List<Compiled> entries;
  private final PhraseIndex index;

  Signatures(Knowledge knowledge) {
    entries = knowledge.entries().stream().map(Signatures::compile).toList();
    Set<Phrase> phrases = new LinkedHashSet<>();
    for (Compiled entry : entries) {
      phrases.addAll(entry.rulesOut);
      for (Clue clue : entry.clues) {
        phrases.addAll(clue.says);
        phrases.addAll(clue.unless);
      }
    }
    index = new PhraseIndex(phrases);
  }

  private static Compiled compile(Entry entry) {
    return new Compiled(
        entry,
        entry.signals().stream()
            .map(signal ->
                new Clue(signal.strength(), phrases(signal.says()), phrases(signal.unless())))
            .toList(),
        phrases(entry.rulesOut()));
  }

  private static List<Phrase> phrases(List<String> written) {
    return written.stream().map(Phrase::of).toList();
  }

  /// Whether some phrase is looked for by this token.
  boolean turnsOn(String token) {
    return index.isAnchor(token);
  }

  /// For each entry and each separate error the best signal that was found.
  List<Sighting> find(Reading reading) {
    Found found = index.find(reading);
    if (found.spans().isEmpty()) {
      return List.of();
    }
    List<Sighting> sightings = new ArrayList<>();
    for (Compiled entry : entries) {
      if (entry.rulesOut.stream().anyMatch(phrase -> !found.of(phrase).isEmpty())) {
        continue;
      }
      List<Sighting> best = new ArrayList<>();
      for (Clue clue : entry.clues) {
        find(entry.entry, clue, found).ifPresent(sighting -> keepBest(best, sighting));
      }
      sightings.addAll(best);
    }
    return sightings;
  }

  private static void keepBest(List<Sighting> best, Sighting sighting) {
    for (int i = 0; i < best.size(); i++) {
      Sighting other = best.get(i);
      if (other.error == sighting.error) {
        boolean better =
            sighting.strength != other.strength
                ? sighting.strength == Signal.Strength.FIRM
                : sighting.length > other.length;
        if (better) {
          best.set(i, sighting);
        }
        return;
      }
    }
    best.add(sighting);
  }

  private static Optional<Sighting> find(Entry entry, Clue clue, Found found) {
    if (clue.unless.stream().anyMatch(phrase -> !found.of(phrase).isEmpty())) {
      return Optional.empty();
    }
    for (Span first : found.of(clue.says.getFirst())) {
      List<Span> together = new ArrayList<>(List.of(first));
      for (Phrase phrase : clue.says.subList(1, clue.says.size())) {
        nearest(first, found.of(phrase), found).ifPresent(together::add);
      }
      if (together.size() == clue.says.size()) {
        return Optional.of(sighting(entry, clue, together, found));
      }
    }
    return Optional.empty();
  }

  private static Optional<Span> nearest(Span first, List<Span> spans, Found found) {
    int error = found.tokens().get(first.start()).error();
    return spans.stream()
        .filter(span -> found.tokens().get(span.start()).error() == error)
        .filter(span -> Math.abs(span.start() - first.start()) <= WINDOW)
        .min(Comparator.comparingInt(span -> Math.abs(span.start() - first.start())));
  }

  private static Sighting sighting(Entry entry, Clue clue, List<Span> spans, Found found) {
    Set<Integer> lines = new LinkedHashSet<>();
    int start = Integer.MAX_VALUE;
    int end = 0;
    for (Span span : spans) {
      start = Math.min(start, span.start());
      end = Math.max(end, span.end());
      for (int i = span.start(); i < span.end(); i++) {
        lines.add(found.tokens().get(i).line());
      }
    }
    return new Sighting(
        entry,
        clue.strength,
        clue.length(),
        found.tokens().get(start).error(),
        new Span(start, end),
        lines,
        clue.says.stream().map(Phrase::written).toList());
  }
}
