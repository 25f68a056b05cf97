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
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The signals of all entries, ready to be looked for.
///
/// Phrases, clauses and signals are numbers here, so that all of it can be written to a file by the
/// build and read back in one go. Every signal waits for the rarest of its clauses, and is looked
/// at closely only when the text says all of them: a text only costs the few signals it could be
/// about, however many entries there are.
final class Signatures {
  /// How far apart the clauses of one signal may stand, in tokens.
  private static final int WINDOW = 200;

  private static final int MOST_PLACES = 64;
  private static final int MOST_WORDS = 24;
  private static final int FIRM = 1;

  /// A signal that was found.
  ///
  /// @param entry id of the entry it decides for
  /// @param follows ids of the entries that are its root cause when they are found too
  /// @param strength whether it decides alone
  /// @param signal its number
  /// @param length number of tokens that agreed: the longer, the more specific
  /// @param longest number of tokens that agreed in one phrase: an error's own sentence is long
  /// @param error the separate error it stands in
  /// @param span from its first to its last token
  /// @param lines line numbers of its tokens
  /// @param phrases the phrases as written
  /// @param said the words of the text that agreed
  record Sighting(
      String entry,
      List<String> follows,
      Signal.Strength strength,
      int signal,
      int length,
      int longest,
      int error,
      Span span,
      List<Integer> lines,
      List<String> phrases,
      List<String> said) {}

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

  private final PhraseIndex index;

  /// Each phrase as its author wrote it.
  private final List<String> written;

  /// The words of each phrase that has gaps, those in the gaps not counted; 0 where there is none.
  private final int[] lengths;

  /// The phrases that each clause may be, and the clauses that each phrase says.
  private final Rows ways;

  private final Rows clausesOf;

  private final List<String> entries;

  /// Of each entry the entries it follows.
  private final List<List<String>> follows;

  /// Of each entry the clauses that rule it out.
  private final Rows rulesOut;

  /// Of each signal its entry, its line in the entry's file, whether it is firm, and its clauses.
  private final int[] entryOf;

  private final int[] lines;
  private final int[] firm;
  private final Rows says;
  private final Rows with;
  private final Rows unless;

  /// The signals that wait for each clause.
  private final Rows waiting;

  /// The signals of this knowledge.
  static Signatures of(Knowledge knowledge) {
    return new Signatures(new Builder(knowledge));
  }

  private Signatures(Builder made) {
    index = PhraseIndex.of(made.phrases);
    written = made.phrases.stream().map(Phrase::written).toList();
    lengths = made.phrases.stream().mapToInt(Signatures::length).toArray();
    ways = Rows.of(made.ways);
    clausesOf = Rows.of(inverse(made.ways, made.phrases.size()));
    entries = made.entries.stream().map(Entry::id).toList();
    follows = made.entries.stream().map(Entry::follows).toList();
    rulesOut = Rows.of(made.rulesOut);
    entryOf = made.clues.stream().mapToInt(Clue::entry).toArray();
    lines = made.clues.stream().mapToInt(clue -> clue.signal.line()).toArray();
    firm =
        made.clues.stream()
            .mapToInt(clue -> clue.signal.strength() == Signal.Strength.FIRM ? FIRM : 0)
            .toArray();
    says = Rows.of(made.clues.stream().map(Clue::says).toList());
    with = Rows.of(made.clues.stream().map(Clue::with).toList());
    unless = Rows.of(made.clues.stream().map(Clue::unless).toList());
    waiting = Rows.of(made.waiting());
  }

  void write(Tables.Output out) {
    index.write(out);
    out.texts(written);
    out.numbers(lengths);
    ways.write(out);
    clausesOf.write(out);
    out.texts(entries);
    follows.forEach(out::texts);
    rulesOut.write(out);
    out.numbers(entryOf);
    out.numbers(lines);
    out.numbers(firm);
    says.write(out);
    with.write(out);
    unless.write(out);
    waiting.write(out);
  }

  /// What [#write] wrote.
  Signatures(Tables.Input in) {
    index = PhraseIndex.read(in);
    written = in.texts();
    lengths = in.numbers();
    ways = Rows.read(in);
    clausesOf = Rows.read(in);
    entries = in.texts();
    follows = entries.stream().map(entry -> in.texts()).toList();
    rulesOut = Rows.read(in);
    entryOf = in.numbers();
    lines = in.numbers();
    firm = in.numbers();
    says = Rows.read(in);
    with = Rows.read(in);
    unless = Rows.read(in);
    waiting = Rows.read(in);
  }

  /// A signal as its author wrote it, for people.
  String written(Sighting sighting) {
    return IntStream.range(says.from(sighting.signal), says.to(sighting.signal))
        .mapToObj(place -> written(says.at(place)))
        .collect(Collectors.joining("  +  "));
  }

  private String written(int clause) {
    return IntStream.range(ways.from(clause), ways.to(clause))
        .mapToObj(place -> written.get(ways.at(place)))
        .collect(Collectors.joining(" | "));
  }

  /// The line of a signal in its entry's file.
  int line(Sighting sighting) {
    return lines[sighting.signal];
  }

  /// For each entry and each separate error the best signal that was found.
  List<Sighting> find(Reading reading) {
    Map<String, Map<Integer, Sighting>> best = new LinkedHashMap<>();
    for (Sighting sighting : all(reading)) {
      best.computeIfAbsent(sighting.entry, key -> new HashMap<>())
          .merge(sighting.error, sighting, Signatures::better);
    }
    List<Sighting> found = new ArrayList<>();
    best.values().forEach(each -> found.addAll(each.values()));
    return found;
  }

  /// Every signal that was found, each once.
  List<Sighting> all(Reading reading) {
    Heard heard = new Heard(index.find(reading));
    List<Sighting> all = new ArrayList<>();
    for (int signal : heard.signals()) {
      if (heard.against(signal).isEmpty() && heard.missing(signal).isEmpty()) {
        heard.sighting(signal).ifPresent(all::add);
      }
    }
    return all;
  }

  /// Signals that are there and do not count, and why.
  List<Blocked> blocked(Reading reading) {
    Heard heard = new Heard(index.find(reading));
    List<Blocked> blocked = new ArrayList<>();
    for (int signal : heard.signals()) {
      OptionalInt against = heard.against(signal);
      OptionalInt missing = heard.missing(signal);
      if (against.isPresent() || missing.isPresent()) {
        heard
            .sighting(signal)
            .ifPresent(sighting ->
                blocked.add(
                    new Blocked(
                        sighting,
                        boxed(against).map(clause -> heard.words(heard.places(clause).getFirst())),
                        boxed(missing).map(this::written))));
      }
    }
    return blocked;
  }

  private static Optional<Integer> boxed(OptionalInt number) {
    return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
  }

  private static Sighting better(Sighting a, Sighting b) {
    if (a.strength != b.strength) {
      return a.strength == Signal.Strength.FIRM ? a : b;
    }
    return a.longest != b.longest ? (a.longest > b.longest ? a : b) : a.length >= b.length ? a : b;
  }

  /// What one text says, in clauses.
  private final class Heard {
    private final Found found;
    private final BitSet said = new BitSet();
    private final Map<Integer, List<Place>> places = new HashMap<>();

    Heard(Found found) {
      this.found = found;
      for (int phrase : found.spans().keySet()) {
        for (int i = clausesOf.from(phrase); i < clausesOf.to(phrase); i++) {
          said.set(clausesOf.at(i));
        }
      }
    }

    /// The signals of which the text says every clause, though not yet close together, in the order
    /// of the clauses they wait for.
    List<Integer> signals() {
      List<Integer> signals = new ArrayList<>();
      for (int clause = said.nextSetBit(0); clause >= 0; clause = said.nextSetBit(clause + 1)) {
        for (int i = waiting.from(clause); i < waiting.to(clause); i++) {
          if (first(says, waiting.at(i), false).isEmpty()) {
            signals.add(waiting.at(i));
          }
        }
      }
      return signals;
    }

    /// The first clause said that speaks against a signal.
    OptionalInt against(int signal) {
      OptionalInt own = first(unless, signal, true);
      return own.isPresent() ? own : first(rulesOut, entryOf[signal], true);
    }

    /// The first clause not said of those that a signal needs anywhere in the text.
    OptionalInt missing(int signal) {
      return first(with, signal, false);
    }

    private OptionalInt first(Rows clauses, int row, boolean asSaid) {
      for (int i = clauses.from(row); i < clauses.to(row); i++) {
        if (said.get(clauses.at(i)) == asSaid) {
          return OptionalInt.of(clauses.at(i));
        }
      }
      return OptionalInt.empty();
    }

    /// The signal where its clauses stand together in one error.
    Optional<Sighting> sighting(int signal) {
      int from = says.from(signal);
      for (Place first : places(says.at(from))) {
        List<Place> together = new ArrayList<>();
        together.add(first);
        for (int i = from + 1; i < says.to(signal); i++) {
          nearest(first, places(says.at(i))).ifPresent(together::add);
        }
        if (together.size() == says.length(signal)) {
          return Optional.of(sighting(signal, together));
        }
      }
      return Optional.empty();
    }

    /// The words of the text at this place.
    private String words(Place place) {
      return found.tokens().subList(place.span.start(), place.span.end()).stream()
          .limit(MOST_WORDS)
          .map(Reading.Token::text)
          .collect(Collectors.joining(" "));
    }

    /// Where the clause is said, in reading order.
    private List<Place> places(int clause) {
      return places.computeIfAbsent(clause, this::find);
    }

    private List<Place> find(int clause) {
      List<Place> all = new ArrayList<>();
      for (int i = ways.from(clause); i < ways.to(clause); i++) {
        int phrase = ways.at(i);
        for (Span span : found.of(phrase)) {
          all.add(new Place(phrase, span));
        }
      }
      all.sort(Place.ORDER);
      return all.size() > MOST_PLACES ? all.subList(0, MOST_PLACES) : all;
    }

    private Optional<Place> nearest(Place first, List<Place> others) {
      int start = first.span.start();
      int error = error(first);
      Optional<Place> nearest = Optional.empty();
      int best = WINDOW + 1;
      for (Place place : others) {
        int distance = Math.abs(place.span.start() - start);
        if (distance < best && error(place) == error) {
          best = distance;
          nearest = Optional.of(place);
        }
      }
      return nearest;
    }

    private int error(Place place) {
      return found.tokens().get(place.span.start()).error();
    }

    private Sighting sighting(int signal, List<Place> said) {
      SortedSet<Integer> linesSaid = new TreeSet<>();
      int start = Integer.MAX_VALUE;
      int end = 0;
      int length = 0;
      int longest = 0;
      for (Place place : said) {
        start = Math.min(start, place.span.start());
        end = Math.max(end, place.span.end());
        length += length(place);
        longest = Math.max(longest, length(place));
        for (int i = place.span.start(); i < place.span.end(); i++) {
          linesSaid.add(found.tokens().get(i).line());
        }
      }
      return new Sighting(
          entries.get(entryOf[signal]),
          follows.get(entryOf[signal]),
          firm[signal] == FIRM ? Signal.Strength.FIRM : Signal.Strength.HINT,
          signal,
          length,
          longest,
          found.tokens().get(start).error(),
          new Span(start, end),
          List.copyOf(linesSaid),
          said.stream().map(place -> written.get(place.phrase)).toList(),
          said.stream().map(this::words).toList());
    }

    /// Number of words that agreed; those in gaps do not count.
    private int length(Place place) {
      int fixed = lengths[place.phrase];
      return fixed > 0 ? fixed : place.span.end() - place.span.start();
    }
  }

  /// The words of a phrase with gaps, at least; 0 for one without, whose place tells.
  private static int length(Phrase phrase) {
    return phrase.parts().size() == 1
        ? 0
        : phrase.parts().stream()
            .mapToInt(part -> part.ways().stream().mapToInt(List::size).min().orElse(0))
            .sum();
  }

  /// For each number up to `count` the rows that hold it.
  private static List<List<Integer>> inverse(List<List<Integer>> rows, int count) {
    List<List<Integer>> inverse = empty(count);
    for (int row = 0; row < rows.size(); row++) {
      for (int value : rows.get(row)) {
        inverse.get(value).add(row);
      }
    }
    return inverse;
  }

  private static List<List<Integer>> empty(int rows) {
    List<List<Integer>> lists = new ArrayList<>(rows);
    for (int i = 0; i < rows; i++) {
      lists.add(new ArrayList<>());
    }
    return lists;
  }

  /// A signal and the numbers of its entry and its clauses.
  private record Clue(
      int entry, Signal signal, List<Integer> says, List<Integer> with, List<Integer> unless) {}

  /// Numbers phrases, clauses and signals, each distinct one once.
  private static final class Builder {
    private final List<Phrase> phrases = new ArrayList<>();
    private final List<List<Integer>> ways = new ArrayList<>();
    private final List<Entry> entries;
    private final List<List<Integer>> rulesOut = new ArrayList<>();
    private final List<Clue> clues = new ArrayList<>();
    private final Map<Phrase, Integer> phraseNumbers = new HashMap<>();
    private final Map<Clause, Integer> clauseNumbers = new HashMap<>();

    Builder(Knowledge knowledge) {
      entries = List.copyOf(knowledge.entries());
      for (int entry = 0; entry < entries.size(); entry++) {
        rulesOut.add(numbers(entries.get(entry).rulesOut()));
        for (Signal signal : entries.get(entry).signals()) {
          clues.add(
              new Clue(
                  entry,
                  signal,
                  numbers(signal.says()),
                  numbers(signal.with()),
                  numbers(signal.unless())));
        }
      }
    }

    private List<Integer> numbers(Collection<Clause> clauses) {
      return clauses.stream().map(this::number).toList();
    }

    private int number(Clause clause) {
      Integer known = clauseNumbers.get(clause);
      if (known == null) {
        known = ways.size();
        clauseNumbers.put(clause, known);
        ways.add(clause.ways().stream().map(this::number).distinct().toList());
      }
      return known;
    }

    private int number(Phrase phrase) {
      Integer known = phraseNumbers.get(phrase);
      if (known == null) {
        known = phrases.size();
        phraseNumbers.put(phrase, known);
        phrases.add(phrase);
      }
      return known;
    }

    /// For each clause the signals of which it is the rarest.
    private List<List<Integer>> waiting() {
      int[] users = new int[ways.size()];
      clues.forEach(clue -> clue.says.forEach(clause -> users[clause]++));
      List<List<Integer>> waiting = empty(ways.size());
      for (int signal = 0; signal < clues.size(); signal++) {
        int rarest =
            clues.get(signal).says.stream()
                .min(Comparator.comparingInt(clause -> users[clause]))
                .orElseThrow();
        waiting.get(rarest).add(signal);
      }
      return waiting;
    }
  }
}
