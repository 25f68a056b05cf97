package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.entry.Clause;
import io.github.eksauth.knowledge.entry.Entry;
import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.entry.Phrase;
import io.github.eksauth.knowledge.entry.Signal;
import io.github.eksauth.knowledge.match.PhraseIndex.Found;
import io.github.eksauth.knowledge.match.PhraseIndex.Span;
import io.github.eksauth.knowledge.text.Reading;
import io.github.eksauth.knowledge.text.Stems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The signals of all entries, ready to be looked for.
///
/// Every signal waits for the rarest of its clauses, so that a text only costs the few signals it
/// could be about, however many entries there are.
final class Signatures {
  /// How far apart the clauses of one signal may stand, in tokens.
  private static final int WINDOW = 200;

  private static final int MOST_PLACES = 64;

  /// A signal and the numbers of its clauses.
  private record Clue(
      Entry entry,
      Signal signal,
      List<Integer> says,
      List<Integer> with,
      List<Integer> unless,
      List<Integer> rulesOut) {}

  /// A signal that was found.
  ///
  /// @param entry the entry it decides for
  /// @param signal the signal
  /// @param length number of tokens that agreed: the longer, the more specific
  /// @param error the separate error it stands in
  /// @param span from its first to its last token
  /// @param lines line numbers of its tokens
  /// @param phrases the phrases as written
  record Sighting(
      Entry entry,
      Signal signal,
      int length,
      int error,
      Span span,
      List<Integer> lines,
      List<String> phrases) {
    Signal.Strength strength() {
      return signal.strength();
    }
  }

  /// One way to say a clause, and where it stands.
  private record Place(int phrase, Span span) {
    private static final Comparator<Place> ORDER = Comparator.comparing(Place::span, Span.ORDER);
  }

  private final List<Phrase> phrases = new ArrayList<>();
  private final List<int[]> clauses = new ArrayList<>();
  private final Map<Integer, List<Integer>> clausesOfPhrase = new HashMap<>();
  private final Map<Integer, List<Clue>> waiting = new HashMap<>();
  private final PhraseIndex index;

  Signatures(Knowledge knowledge) {
    Map<Phrase, Integer> phraseNumbers = new HashMap<>();
    Map<Clause, Integer> clauseNumbers = new HashMap<>();
    List<Clue> clues = new ArrayList<>();
    for (Entry entry : knowledge.entries()) {
      List<Integer> rulesOut = numbers(entry.rulesOut(), clauseNumbers, phraseNumbers);
      for (Signal signal : entry.signals()) {
        clues.add(
            new Clue(
                entry,
                signal,
                numbers(signal.says(), clauseNumbers, phraseNumbers),
                numbers(signal.with(), clauseNumbers, phraseNumbers),
                numbers(signal.unless(), clauseNumbers, phraseNumbers),
                rulesOut));
      }
    }
    Map<Integer, Integer> users = new HashMap<>();
    for (Clue clue : clues) {
      for (int clause : clue.says) {
        users.merge(clause, 1, Integer::sum);
      }
    }
    for (Clue clue : clues) {
      waiting.computeIfAbsent(rarest(clue.says, users), key -> new ArrayList<>()).add(clue);
    }
    index = new PhraseIndex(phrases);
  }

  private List<Integer> numbers(
      List<Clause> written,
      Map<Clause, Integer> clauseNumbers,
      Map<Phrase, Integer> phraseNumbers) {
    return written.stream()
        .map(clause -> clauseNumbers.computeIfAbsent(clause, key -> addClause(key, phraseNumbers)))
        .toList();
  }

  private int addClause(Clause clause, Map<Phrase, Integer> phraseNumbers) {
    int number = clauses.size();
    int[] ways =
        clause.ways().stream()
            .mapToInt(phrase ->
                phraseNumbers.computeIfAbsent(
                    phrase,
                    key -> {
                      phrases.add(key);
                      return phrases.size() - 1;
                    }))
            .toArray();
    clauses.add(ways);
    for (int way : ways) {
      clausesOfPhrase.computeIfAbsent(way, key -> new ArrayList<>()).add(number);
    }
    return number;
  }

  private static int rarest(List<Integer> says, Map<Integer, Integer> users) {
    return says.stream()
        .min(Comparator.comparingInt(clause -> users.getOrDefault(clause, 0)))
        .orElseThrow();
  }

  /// Whether some phrase is looked for by this token.
  boolean turnsOn(String token, Stems stems) {
    return index.isAnchor(token, stems);
  }

  /// For each entry and each separate error the best signal that was found.
  List<Sighting> find(Reading reading) {
    Heard heard = new Heard(index.find(reading));
    Map<Entry, Map<Integer, Sighting>> best = new LinkedHashMap<>();
    for (int clause : heard.clauses()) {
      for (Clue clue : waiting.getOrDefault(clause, List.of())) {
        heard
            .sighting(clue)
            .ifPresent(sighting ->
                best.computeIfAbsent(clue.entry, key -> new HashMap<>())
                    .merge(sighting.error, sighting, Signatures::better));
      }
    }
    return best.values().stream().flatMap(each -> each.values().stream()).toList();
  }

  private static Sighting better(Sighting a, Sighting b) {
    if (a.strength() != b.strength()) {
      return a.strength() == Signal.Strength.FIRM ? a : b;
    }
    return a.length >= b.length ? a : b;
  }

  /// What one text says, in clauses.
  private final class Heard {
    private final Found found;
    private final Map<Integer, List<Place>> places = new HashMap<>();

    Heard(Found found) {
      this.found = found;
    }

    /// The clauses that the text says, in the order of their numbers.
    SortedSet<Integer> clauses() {
      SortedSet<Integer> said = new TreeSet<>();
      found
          .spans()
          .keySet()
          .forEach(phrase -> said.addAll(clausesOfPhrase.getOrDefault(phrase, List.of())));
      return said;
    }

    Optional<Sighting> sighting(Clue clue) {
      if (saysAny(clue.unless) || saysAny(clue.rulesOut) || !saysAll(clue.with)) {
        return Optional.empty();
      }
      for (Place first : places(clue.says.getFirst())) {
        List<Place> together = new ArrayList<>(List.of(first));
        for (int i = 1; i < clue.says.size(); i++) {
          nearest(first, places(clue.says.get(i))).ifPresent(together::add);
        }
        if (together.size() == clue.says.size()) {
          return Optional.of(sighting(clue, together));
        }
      }
      return Optional.empty();
    }

    private boolean saysAny(List<Integer> asked) {
      for (int clause : asked) {
        if (!places(clause).isEmpty()) {
          return true;
        }
      }
      return false;
    }

    private boolean saysAll(List<Integer> asked) {
      for (int clause : asked) {
        if (places(clause).isEmpty()) {
          return false;
        }
      }
      return true;
    }

    private List<Place> places(int clause) {
      return places.computeIfAbsent(clause, this::find);
    }

    private List<Place> find(int clause) {
      List<Place> all = new ArrayList<>();
      for (int phrase : clauses.get(clause)) {
        found.of(phrase).forEach(span -> all.add(new Place(phrase, span)));
      }
      all.sort(Place.ORDER);
      return all.size() > MOST_PLACES ? all.subList(0, MOST_PLACES) : all;
    }

    private Optional<Place> nearest(Place first, List<Place> others) {
      int start = first.span.start();
      int error = error(first);
      return others.stream()
          .filter(place -> error(place) == error)
          .filter(place -> Math.abs(place.span.start() - start) <= WINDOW)
          .min(Comparator.comparingInt(place -> Math.abs(place.span.start() - start)));
    }

    private int error(Place place) {
      return found.tokens().get(place.span.start()).error();
    }

    private Sighting sighting(Clue clue, List<Place> said) {
      SortedSet<Integer> lines = new TreeSet<>();
      int start = Integer.MAX_VALUE;
      int end = 0;
      for (Place place : said) {
        start = Math.min(start, place.span.start());
        end = Math.max(end, place.span.end());
        for (int i = place.span.start(); i < place.span.end(); i++) {
          lines.add(found.tokens().get(i).line());
        }
      }
      int length = said.stream().mapToInt(place -> length(phrases.get(place.phrase))).sum();
      return new Sighting(
          clue.entry,
          clue.signal,
          length,
          found.tokens().get(start).error(),
          new Span(start, end),
          List.copyOf(lines),
          said.stream().map(place -> phrases.get(place.phrase).written()).toList());
    }

    private static int length(Phrase phrase) {
      return phrase.parts().stream()
          .mapToInt(part -> part.ways().stream().mapToInt(List::size).max().orElse(0))
          .sum();
    }
  }
}
