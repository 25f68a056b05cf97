package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.entry.Signal;
import io.github.eksauth.knowledge.match.Ranking.Proposal;
import io.github.eksauth.knowledge.match.Signatures.Sighting;
import io.github.eksauth.knowledge.text.Paste;
import io.github.eksauth.knowledge.text.Reading;
import io.github.eksauth.knowledge.text.Stems;
import io.github.eksauth.knowledge.text.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Decides what a paste could be: by signatures first, by Lucene's ranking for everything else.
///
/// Thread-safe; one is enough for a program.
public final class Matcher {
  private static final int MOST_HITS = 5;

  /// How much of a text an entry's own words must account for before we offer it.
  private static final double ENOUGH_COVERAGE = 0.4;

  /// How far the best proposal must stand out from the next.
  private static final double ENOUGH_MARGIN = 1.05;

  private final Signatures signatures;
  private final Supplier<Ranking> ranking;

  public Matcher(Knowledge knowledge) {
    signatures = new Signatures(knowledge);
    ranking = new Lazy<>(() -> new Ranking(knowledge));
  }

  /// What the paste could be.
  public Match match(Paste paste) {
    Reading reading = paste.reading();
    List<Sighting> ranked = ranked(signatures.find(reading));
    if (!ranked.isEmpty()) {
      List<Hit> hits = hits(ranked, reading);
      return ranked.getFirst().strength() == Signal.Strength.FIRM
          ? new Match.Sure(hits)
          : new Match.Several(hits);
    }
    return proposed(paste);
  }

  /// The entries whose own words come closest to these, best first; for looking things up.
  public List<Hit> search(String words) {
    return ranking.get().propose(words).stream().map(Matcher::hit).toList();
  }

  private Match proposed(Paste paste) {
    List<Proposal> proposals = ranking.get().propose(paste.text());
    if (proposals.isEmpty()) {
      return new Match.Nothing(List.of());
    }
    Proposal best = proposals.getFirst();
    boolean standsOut =
        proposals.size() == 1 || best.score() >= ENOUGH_MARGIN * proposals.get(1).score();
    if (best.coverage() >= ENOUGH_COVERAGE && standsOut) {
      return new Match.Several(proposals.stream().limit(3).map(Matcher::hit).toList());
    }
    return new Match.Nothing(proposals.stream().map(Matcher::hit).toList());
  }

  private static Hit hit(Proposal proposal) {
    return new Hit(
        proposal.entry(), Math.min(0.5, proposal.coverage() / 2), List.of(), proposal.terms());
  }

  /// One sighting per entry, best first: what is sure before what is a hint, a root cause before
  /// what follows from it, the innermost and most specific reason before its wrappers.
  private static List<Sighting> ranked(List<Sighting> sightings) {
    Map<String, Sighting> best = new LinkedHashMap<>();
    for (Sighting sighting : sightings) {
      best.merge(sighting.entry().id(), sighting, (a, b) -> ORDER.compare(a, b) <= 0 ? a : b);
    }
    List<Sighting> ranked = new ArrayList<>(best.values());
    ranked.sort(ORDER);
    return rootCausesFirst(ranked);
  }

  private static final Comparator<Sighting> ORDER =
      Comparator.comparing(Sighting::strength)
          .thenComparingInt(sighting -> -sighting.length())
          .thenComparingInt(Sighting::error)
          .thenComparingInt(sighting -> -sighting.span().start())
          .thenComparing(sighting -> sighting.entry().id());

  /// The same list with every entry behind the ones it follows, where those are at least as sure.
  private static List<Sighting> rootCausesFirst(List<Sighting> ranked) {
    List<Sighting> left = new ArrayList<>(ranked);
    List<Sighting> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      Sighting next =
          left.stream()
              .filter(sighting -> left.stream().noneMatch(other -> follows(sighting, other)))
              .findFirst()
              .orElse(left.getFirst());
      left.remove(next);
      ordered.add(next);
    }
    return ordered;
  }

  private static boolean follows(Sighting sighting, Sighting cause) {
    return sighting.entry().follows().contains(cause.entry().id())
        && cause.strength().compareTo(sighting.strength()) <= 0;
  }

  private static List<Hit> hits(List<Sighting> ranked, Reading reading) {
    double longest = ranked.stream().mapToInt(Sighting::length).max().orElse(1);
    return ranked.stream()
        .limit(MOST_HITS)
        .map(sighting ->
            new Hit(
                sighting.entry().id(),
                (sighting.strength() == Signal.Strength.FIRM ? 0.8 : 0.5)
                    + 0.2 * sighting.length() / longest,
                sighting.lines().stream()
                    .map(line -> new Hit.Line(line, reading.line(line)))
                    .toList(),
                sighting.phrases()))
        .toList();
  }

  /// Made once, on first use.
  private static final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> make;
    private volatile Optional<T> made = Optional.empty();

    Lazy(Supplier<T> make) {
      this.make = make;
    }

    @Override
    public T get() {
      if (made.isEmpty()) {
        synchronized (this) {
          if (made.isEmpty()) {
            made = Optional.of(make.get());
          }
        }
      }
      return made.orElseThrow();
    }
  }

  /// Whether a line of a log holds a word that some signal turns on.
  boolean mayMatter(String line) {
    Stems stems = new Stems();
    return Tokenizer.tokens(line).stream().anyMatch(token -> signatures.turnsOn(token, stems));
  }
}
