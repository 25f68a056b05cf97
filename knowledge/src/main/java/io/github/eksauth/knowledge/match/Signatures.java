package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.entry.Clause;
import io.github.eksauth.knowledge.entry.Entry;
import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.entry.Phrase;
import io.github.eksauth.knowledge.entry.Signal;
import io.github.eksauth.knowledge.match.PhraseIndex.Found;
import io.github.eksauth.knowledge.match.PhraseIndex.Span;
import io.github.eksauth.knowledge.text.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The signals of all entries, ready to be looked for.
///
/// Every signal waits for the rarest of its clauses, so that a text only costs the few signals it
/// could be about, however many entries there are.
final class Signatures {
  /// How far apart the clauses of one signal may stand, in tokens.
  private static final int WINDOW = 200;

  private static final int MOST_PLACES = 64;

  /// So many words in a row are some tool's own sentence.
  private static final int SPECIFIC_RUN = 3;

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
  /// @param longest number of tokens that agreed in one phrase: an error's own sentence is long
  /// @param error the separate error it stands in
  /// @param span from its first to its last token
  /// @param lines line numbers of its tokens
  /// @param phrases the phrases as written
  /// @param said the words of the text that agreed
  record Sighting(
      Entry entry,
      Signal signal,
      int length,
      int longest,
      int error,
      Span span,
      List<Integer> lines,
      List<String> phrases,
      List<String> said) {
    Signal.Strength strength() {
      return signal.strength();
    }
  }

  /// A signal that was found and does not count.
  ///
  /// @param sighting the signal
  /// @param ruledOutBy words of the text that rule it out; empty when it lacks its context instead
  /// @param lacks the context it needs, as written
  record Blocked(Sighting sighting, Optional<String> ruledOutBy, Optional<String> lacks) {}

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
    Map<Integer, Integer> users = users(clues);
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

  private String written(int clause) {
    return Arrays.stream(clauses.get(clause))
        .mapToObj(phrase -> phrases.get(phrase).written())
        .collect(Collectors.joining(" | "));
  }

  /// How many signals turn on each clause.
  private static Map<Integer, Integer> users(List<Clue> clues) {
    Map<Integer, Integer> users = new HashMap<>();
    for (Clue clue : clues) {
      for (int clause : clue.says) {
        users.merge(clause, 1, Integer::sum);
      }
    }
    return users;
  }

  private static int rarest(List<Integer> says, Map<Integer, Integer> users) {
    return says.stream()
        .min(Comparator.comparingInt(clause -> users.getOrDefault(clause, 0)))
        .orElseThrow();
  }

  /// Phrases of which a log holds one when it holds an error we know: of each signal the rarest
  /// clause that is specific whichever way it is said. Signals made of everyday words describe what
  /// people tell, not what logs hold.
  List<Phrase> telling() {
    List<Clue> clues = waiting.values().stream().flatMap(List::stream).toList();
    Map<Integer, Integer> users = users(clues);
    return clues.stream()
        .map(clue -> clue.says.stream().filter(this::isSpecific).toList())
        .filter(specific -> !specific.isEmpty())
        .map(specific -> rarest(specific, users))
        .distinct()
        .flatMap(clause -> Arrays.stream(clauses.get(clause)).mapToObj(phrases::get))
        .distinct()
        .toList();
  }

  private boolean isSpecific(int clause) {
    return Arrays.stream(clauses.get(clause))
        .mapToObj(phrases::get)
        .allMatch(
            phrase -> phrase.parts().getFirst().ways().stream().allMatch(Signatures::isSpecific));
  }

  private static boolean isSpecific(List<String> run) {
    return run.size() >= SPECIFIC_RUN || run.stream().anyMatch(token -> token.indexOf('_') > 0);
  }

  /// For each entry and each separate error the best signal that was found.
  List<Sighting> find(Reading reading) {
    Map<Entry, Map<Integer, Sighting>> best = new LinkedHashMap<>();
    for (Sighting sighting : all(reading)) {
      best.computeIfAbsent(sighting.entry, key -> new HashMap<>())
          .merge(sighting.error, sighting, Signatures::better);
    }
    return best.values().stream().flatMap(each -> each.values().stream()).toList();
  }

  /// Every signal that was found, each once.
  List<Sighting> all(Reading reading) {
    Heard heard = new Heard(index.find(reading));
    return heard.clues().flatMap(clue -> heard.sighting(clue).stream()).toList();
  }

  /// Signals that are there and do not count, and why.
  List<Blocked> blocked(Reading reading) {
    Heard heard = new Heard(index.find(reading));
    return heard.clues().flatMap(clue -> heard.blocked(clue).stream()).toList();
  }

  private static Sighting better(Sighting a, Sighting b) {
    if (a.strength() != b.strength()) {
      return a.strength() == Signal.Strength.FIRM ? a : b;
    }
    return a.longest != b.longest ? (a.longest > b.longest ? a : b) : a.length >= b.length ? a : b;
  }

  /// What one text says, in clauses.
  private final class Heard {
    private final Found found;
    private final Map<Integer, List<Place>> places = new HashMap<>();

    Heard(Found found) {
      this.found = found;
    }

    /// The signals that wait for something the text says, in the order of their clauses' numbers.
    Stream<Clue> clues() {
      SortedSet<Integer> said = new TreeSet<>();
      found
          .spans()
          .keySet()
          .forEach(phrase -> said.addAll(clausesOfPhrase.getOrDefault(phrase, List.of())));
      return said.stream().flatMap(clause -> waiting.getOrDefault(clause, List.of()).stream());
    }

    Optional<Sighting> sighting(Clue clue) {
      return said(clue.unless).or(() -> said(clue.rulesOut)).isPresent()
              || missing(clue.with).isPresent()
          ? Optional.empty()
          : found(clue);
    }

    Optional<Blocked> blocked(Clue clue) {
      Optional<Place> against = said(clue.unless).or(() -> said(clue.rulesOut));
      Optional<Integer> missing = missing(clue.with);
      return against.isEmpty() && missing.isEmpty()
          ? Optional.empty()
          : found(clue)
              .map(sighting ->
                  new Blocked(
                      sighting,
                      against.map(place -> words(place.span)),
                      missing.map(clause -> written(clause))));
    }

    private Optional<Sighting> found(Clue clue) {
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

    /// Where the first of these clauses that the text says stands.
    private Optional<Place> said(List<Integer> asked) {
      return asked.stream().flatMap(clause -> places(clause).stream()).findFirst();
    }

    /// The first of these clauses that the text does not say.
    private Optional<Integer> missing(List<Integer> asked) {
      return asked.stream().filter(clause -> places(clause).isEmpty()).findFirst();
    }

    private static final int MOST_WORDS = 24;

    /// The words of the text at this place.
    private String words(Span span) {
      return found.tokens().subList(span.start(), span.end()).stream()
          .limit(MOST_WORDS)
          .map(Reading.Token::text)
          .collect(Collectors.joining(" "));
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
      int length = said.stream().mapToInt(this::length).sum();
      int longest = said.stream().mapToInt(this::length).max().orElse(0);
      return new Sighting(
          clue.entry,
          clue.signal,
          length,
          longest,
          found.tokens().get(start).error(),
          new Span(start, end),
          List.copyOf(lines),
          said.stream().map(place -> phrases.get(place.phrase).written()).toList(),
          said.stream().map(place -> words(place.span)).toList());
    }

    /// Number of words that agreed; those in gaps do not count.
    private int length(Place place) {
      List<Phrase.Part> parts = phrases.get(place.phrase).parts();
      return parts.size() == 1
          ? place.span.end() - place.span.start()
          : parts.stream()
              .mapToInt(part -> part.ways().stream().mapToInt(List::size).min().orElse(0))
              .sum();
    }
  }
}
