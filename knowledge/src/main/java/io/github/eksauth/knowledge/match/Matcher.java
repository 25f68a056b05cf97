package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.entry.Signal;
import io.github.eksauth.knowledge.match.Explanation.Ground;
import io.github.eksauth.knowledge.match.Explanation.Kind;
import io.github.eksauth.knowledge.match.Explanation.Standing;
import io.github.eksauth.knowledge.match.Ranking.Proposal;
import io.github.eksauth.knowledge.match.Signatures.Blocked;
import io.github.eksauth.knowledge.match.Signatures.Sighting;
import io.github.eksauth.knowledge.text.Lazy;
import io.github.eksauth.knowledge.text.Paste;
import io.github.eksauth.knowledge.text.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
  private static final int MOST_BLOCKED = 3;
  private static final int MOST_TERMS_SHOWN = 8;

  /// How much of a text an entry's own words must account for before we offer it.
  private static final double ENOUGH_COVERAGE = 0.4;

  /// How far the best proposal must stand out from the next.
  private static final double ENOUGH_MARGIN = 1.05;

  /// How much of a text a hinted entry's words must account for, and how far it must stand out, to
  /// be sure of it. Calibrated on development pastes, see docs/benchmarks.md.
  private static final double CONFIRMING_COVERAGE = 0.3;

  private static final double CONFIRMING_MARGIN = 0.5;

  /// What a hint adds to an entry's share of the best lexical score.
  private static final double HINT = 0.5;

  private final Signatures signatures;
  private final Supplier<Ranking> ranking;
  private final Supplier<LogLines> logLines;

  /// A matcher for these entries.
  public Matcher(Knowledge knowledge) {
    this(Signatures.of(knowledge), () -> Ranking.of(knowledge), knowledge);
  }

  /// A matcher for the program's own entries, from what the build has made of them: it starts
  /// without reading a single entry.
  ///
  /// @param bundled the program's own entries
  public static Matcher bundled(Knowledge bundled) {
    return new Matcher(
        new Signatures(MatcherFile.open(MatcherFile.SIGNATURES)),
        () -> Ranking.read(MatcherFile.open(MatcherFile.RANKING)),
        bundled);
  }

  private Matcher(Signatures signatures, Supplier<Ranking> ranking, Knowledge knowledge) {
    this.signatures = signatures;
    this.ranking = new Lazy<>(ranking);
    logLines = new Lazy<>(() -> new LogLines(TellingPhrases.of(knowledge)));
  }

  /// What the paste could be.
  public Match match(Paste paste) {
    Reading reading = paste.reading();
    List<Sighting> ranked = ranked(signatures.find(reading), reading);
    return isDecided(ranked)
        ? new Match.Sure(hits(ranked, reading))
        : open(candidates(ranked, reading), reading);
  }

  private static boolean isDecided(List<Sighting> ranked) {
    return !ranked.isEmpty() && ranked.getFirst().strength() == Signal.Strength.FIRM;
  }

  /// The same, with what spoke for each entry and why the others are not first.
  public Explanation explain(Paste paste) {
    Reading reading = paste.reading();
    List<Sighting> ranked = ranked(signatures.find(reading), reading);
    List<Ground> grounds = new ArrayList<>();
    Match match;
    if (isDecided(ranked)) {
      match = new Match.Sure(hits(ranked, reading));
      for (Sighting sighting : ranked.stream().limit(MOST_HITS).toList()) {
        grounds.add(ground(sighting, standing(sighting, ranked, reading), reading));
      }
    } else {
      List<Candidate> candidates = candidates(ranked, reading);
      match = open(candidates, reading);
      for (Candidate candidate : candidates.stream().limit(MOST_HITS).toList()) {
        grounds.add(ground(candidate, candidates.getFirst(), reading));
      }
    }
    grounds.addAll(blocked(grounds, reading));
    return new Explanation(match, grounds);
  }

  private static Ground ground(Sighting sighting, Standing standing, Reading reading) {
    Kind kind = sighting.strength() == Signal.Strength.FIRM ? Kind.FIRM : Kind.HINT;
    return new Ground(sighting.entry(), kind, sighting.said(), lines(sighting, reading), standing);
  }

  private static Ground ground(Candidate candidate, Candidate first, Reading reading) {
    Standing standing =
        candidate.equals(first)
            ? new Standing.First()
            : new Standing.LessLike((int) Math.round(100 * candidate.score() / first.score()));
    return candidate
        .sighting()
        .map(sighting -> ground(sighting, standing, reading))
        .orElseGet(() ->
            new Ground(
                candidate.entry(),
                Kind.WORDS,
                candidate.terms().stream().limit(MOST_TERMS_SHOWN).toList(),
                List.of(),
                standing));
  }

  /// What put the sighting behind the first one; the criteria of [#order], one by one.
  private static Standing standing(Sighting sighting, List<Sighting> ranked, Reading reading) {
    Sighting first = ranked.getFirst();
    if (sighting.equals(first)) {
      return new Standing.First();
    }
    for (Sighting other : ranked) {
      if (follows(sighting, other)) {
        return new Standing.Follows(other.entry());
      }
    }
    if (sighting.strength() != first.strength()) {
      return new Standing.OnlyHint();
    }
    if (reading.isError(first.error()) && !reading.isError(sighting.error())) {
      return new Standing.BeforeTheError();
    }
    if (sighting.longest() < first.longest()) {
      return new Standing.FewerWords(sighting.longest(), first.longest());
    }
    return sighting.length() < first.length()
        ? new Standing.FewerWords(sighting.length(), first.length())
        : new Standing.Elsewhere();
  }

  /// The entries whose signals are there and do not count, the most specific of each first.
  private List<Ground> blocked(List<Ground> grounds, Reading reading) {
    Map<String, Blocked> best = new LinkedHashMap<>();
    for (Blocked blocked : signatures.blocked(reading)) {
      best.merge(
          blocked.sighting().entry(),
          blocked,
          (a, b) -> a.sighting().length() >= b.sighting().length() ? a : b);
    }
    grounds.forEach(ground -> best.remove(ground.entry()));
    return best.values().stream()
        .sorted(Comparator.comparingInt(blocked -> -blocked.sighting().length()))
        .limit(MOST_BLOCKED)
        .map(blocked -> ground(blocked.sighting(), standing(blocked), reading))
        .toList();
  }

  private static Standing standing(Blocked blocked) {
    return blocked
        .ruledOutBy()
        .<Standing>map(Standing.RuledOut::new)
        .orElseGet(() -> new Standing.Lacks(blocked.lacks().orElse("")));
  }

  /// An entry that the paste could be, and what speaks for it.
  ///
  /// @param sighting the signal that was found, if one was
  /// @param lexical score in Lucene's ranking, as a share of the best one
  /// @param coverage share of the text's weight that the entry's words account for
  /// @param terms the terms that agreed
  record Candidate(
      String entry,
      Optional<Sighting> sighting,
      double lexical,
      double coverage,
      List<String> terms) {
    double score() {
      return (sighting.isPresent() ? HINT : 0) + lexical;
    }
  }

  /// Everything the paste could be when no signal decides, best first.
  List<Candidate> candidates(List<Sighting> hints, Reading reading) {
    Map<String, Sighting> hinted = new LinkedHashMap<>();
    hints.forEach(hint -> hinted.put(hint.entry(), hint));
    List<Proposal> proposals = ranking.get().propose(reading);
    double best = proposals.isEmpty() ? 1 : proposals.getFirst().score();
    List<Candidate> candidates = new ArrayList<>();
    for (Proposal proposal : proposals) {
      Optional<Sighting> hint = Optional.ofNullable(hinted.remove(proposal.entry()));
      candidates.add(
          new Candidate(
              proposal.entry(),
              hint,
              proposal.score() / best,
              proposal.coverage(),
              proposal.terms()));
    }
    hinted
        .values()
        .forEach(hint ->
            candidates.add(new Candidate(hint.entry(), Optional.of(hint), 0, 0, List.of())));
    candidates.sort(
        Comparator.comparingDouble(Candidate::score)
            .reversed()
            .thenComparing(candidate -> candidate.entry()));
    return candidates;
  }

  private Match open(List<Candidate> candidates, Reading reading) {
    if (candidates.isEmpty()) {
      return new Match.Nothing(List.of());
    }
    Candidate first = candidates.getFirst();
    double next = candidates.size() == 1 ? 0 : candidates.get(1).score();
    List<Hit> hits =
        candidates.stream().limit(MOST_HITS).map(candidate -> hit(candidate, reading)).toList();
    if (isConfirmed(first, next) && ranking.get().tellsOfTrouble(reading)) {
      return new Match.Sure(hits);
    }
    return first.sighting().isPresent() || isOfferedByWords(first, next, reading)
        ? new Match.Several(hits)
        : new Match.Nothing(hits);
  }

  /// Words in common are offered when they are many and no other entry has nearly as many, and
  /// about EKS only: every Kubernetes speaks of service accounts and forbidden pods.
  private boolean isOfferedByWords(Candidate first, double next, Reading reading) {
    return first.coverage() >= ENOUGH_COVERAGE
        && first.score() >= ENOUGH_MARGIN * next
        && ranking.get().isAboutEks(reading);
  }

  /// A hint that the ranking confirms by far is as good as a firm signal.
  private static boolean isConfirmed(Candidate first, double next) {
    return first.sighting().isPresent()
        && first.lexical() == 1
        && first.coverage() >= CONFIRMING_COVERAGE
        && first.score() - next >= CONFIRMING_MARGIN;
  }

  /// The entries whose own words come closest to these, best first; for looking things up.
  public List<Hit> search(String query) {
    Reading reading = Reading.of(query);
    return candidates(List.of(), reading).stream().map(it -> hit(it, reading)).toList();
  }

  private static Hit hit(Candidate candidate, Reading reading) {
    return new Hit(
        candidate.entry(),
        Math.min(0.7, candidate.score() / 2),
        candidate.sighting().map(sighting -> lines(sighting, reading)).orElse(List.of()),
        candidate.sighting().map(Sighting::phrases).orElse(candidate.terms()));
  }

  private static List<Hit.Line> lines(Sighting sighting, Reading reading) {
    return sighting.lines().stream().map(line -> new Hit.Line(line, reading.line(line))).toList();
  }

  /// One sighting per entry, best first: what is sure before what is a hint, a root cause before
  /// what follows from it, the innermost and most specific reason before its wrappers.
  static List<Sighting> ranked(List<Sighting> sightings, Reading reading) {
    Comparator<Sighting> order = order(reading);
    Map<String, Sighting> best = new HashMap<>();
    for (Sighting sighting : sightings) {
      best.merge(sighting.entry(), sighting, (a, b) -> order.compare(a, b) <= 0 ? a : b);
    }
    List<Sighting> ranked = new ArrayList<>(best.values());
    ranked.sort(order);
    return rootCausesFirst(ranked);
  }

  /// What an error says outranks what the progress before it says; then the longer the more
  /// specific, then the first error of the paste, then the innermost reason, which comes last.
  private static Comparator<Sighting> order(Reading reading) {
    return Comparator.comparing(Sighting::strength)
        .thenComparing(sighting -> !reading.isError(sighting.error()))
        .thenComparingInt(sighting -> -sighting.longest())
        .thenComparingInt(sighting -> -sighting.length())
        .thenComparingInt(Sighting::error)
        .thenComparingInt(sighting -> -sighting.span().start())
        .thenComparing(sighting -> sighting.entry());
  }

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
    return sighting.follows().contains(cause.entry())
        && cause.strength().compareTo(sighting.strength()) <= 0;
  }

  private static List<Hit> hits(List<Sighting> ranked, Reading reading) {
    double longest = ranked.stream().mapToInt(Sighting::length).max().orElse(1);
    return ranked.stream()
        .limit(MOST_HITS)
        .map(sighting ->
            new Hit(
                sighting.entry(),
                (sighting.strength() == Signal.Strength.FIRM ? 0.8 : 0.5)
                    + 0.2 * sighting.length() / longest,
                lines(sighting, reading),
                sighting.phrases()))
        .toList();
  }

  /// The signals it looks for.
  Signatures signatures() {
    return signatures;
  }

  /// What tells the lines of a log that can matter.
  LogLines logLines() {
    return logLines.get();
  }
}
