package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.entry.KnowledgeFolder;
import io.github.eksauth.knowledge.entry.KnowledgeFolder.Expectation;
import io.github.eksauth.knowledge.entry.KnowledgeFolder.Fixture;
import io.github.eksauth.knowledge.entry.Signal;
import io.github.eksauth.knowledge.entry.Vocabulary;
import io.github.eksauth.knowledge.match.Signatures.Sighting;
import io.github.eksauth.knowledge.text.Paste;
import io.github.eksauth.knowledge.yaml.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The gatekeeper of the knowledge: every problem of each entry by itself and of all of them
/// together, at once.
///
/// Together means: each entry has pastes that must find it and look-alikes that must not, all of
/// them do what they must, and no entry answers what belongs to another.
public final class Lint {
  private static final int FEWEST_HITS = 3;
  private static final int FEWEST_NEARS = 2;

  /// A hint that stands in the pastes of more entries than this suggests nothing.
  private static final int MOST_FOR_A_HINT = 8;

  private final KnowledgeFolder source;
  private final Knowledge knowledge;
  private final List<Fixture> fixtures;
  private final List<Problem> problems;

  private Lint(KnowledgeFolder source, Knowledge knowledge, List<Problem> problems) {
    this.source = source;
    this.knowledge = knowledge;
    this.problems = problems;
    fixtures = source.fixtures();
  }

  /// Every problem of a folder of entries, in the order of files and lines.
  ///
  /// Entries that cannot be read are reported and take no part in the rest.
  public static List<Problem> problems(KnowledgeFolder source, Vocabulary vocabulary) {
    List<Problem> problems = new ArrayList<>(Knowledge.problems(source, vocabulary));
    Knowledge sound = Knowledge.soundPart(source, vocabulary, new ArrayList<>());
    Lint lint = new Lint(source, sound, problems);
    lint.countFixtures();
    lint.matchFixtures();
    return problems.stream().distinct().sorted().toList();
  }

  private void countFixtures() {
    for (String id : source.ids()) {
      count(id, Expectation.HIT, FEWEST_HITS, "pastes, written afresh, that must find it for sure");
      count(id, Expectation.NEAR, FEWEST_NEARS, "look-alikes that must not find it for sure");
    }
  }

  private void count(String id, Expectation expectation, int fewest, String what) {
    long there =
        fixtures.stream()
            .filter(fixture -> fixture.entry().equals(id))
            .filter(fixture -> fixture.expectation() == expectation)
            .count();
    if (there < fewest) {
      String file = expectation.prefix() + "*.txt";
      problems.add(
          new Problem(
              source.path().resolve(id).toString(),
              0,
              "has %d %s; write %d or more: %s".formatted(there, file, fewest, what)));
    }
  }

  private void matchFixtures() {
    List<Fixture> readable =
        fixtures.stream().filter(fixture -> knowledge.entry(fixture.entry()).isPresent()).toList();
    Matcher matcher = new Matcher(knowledge);
    problems.addAll(Fixtures.run(matcher, readable).failures());
    Signatures signatures = matcher.signatures();
    Map<Place, Set<String>> hints = new HashMap<>();
    for (Fixture fixture : readable) {
      if (fixture.expectation() == Expectation.HIT) {
        List<Sighting> sightings = signatures.all(new Paste(fixture.text()).reading());
        crossFiring(fixture, sightings, signatures);
        for (Sighting sighting : sightings) {
          if (sighting.strength() == Signal.Strength.HINT) {
            hints
                .computeIfAbsent(Place.of(sighting, signatures), key -> new TreeSet<>())
                .add(fixture.entry());
          }
        }
      }
    }
    hints.forEach(this::tooCommon);
  }

  /// Where a signal is written.
  private record Place(String entry, int line, String written) {
    static Place of(Sighting sighting, Signatures signatures) {
      return new Place(sighting.entry(), signatures.line(sighting), signatures.written(sighting));
    }
  }

  /// An entry that is sure of another's error would answer in its place. It may when the other is
  /// its root cause, and when the paste holds its error as well, apart from the other's.
  private void crossFiring(Fixture fixture, Collection<Sighting> sightings, Signatures signatures) {
    Set<Integer> own = new TreeSet<>();
    for (Sighting sighting : sightings) {
      if (sighting.entry().equals(fixture.entry())) {
        own.add(sighting.error());
      }
    }
    for (Sighting sighting : sightings) {
      String other = sighting.entry();
      if (sighting.strength() == Signal.Strength.FIRM
          && own.contains(sighting.error())
          && !other.equals(fixture.entry())
          && !sighting.follows().contains(fixture.entry())) {
        problems.add(
            new Problem(
                entryFile(other),
                signatures.line(sighting),
                "`%s` would answer %s of `%s`; make the signal more specific, or write `follows: %s` if that is its root cause"
                    .formatted(
                        signatures.written(sighting),
                        fixture.file().getFileName(),
                        fixture.entry(),
                        fixture.entry())));
      }
    }
  }

  private void tooCommon(Place signal, Set<String> found) {
    Set<String> others = new TreeSet<>(found);
    others.remove(signal.entry);
    if (others.size() > MOST_FOR_A_HINT) {
      problems.add(
          new Problem(
              entryFile(signal.entry),
              signal.line,
              "`%s` stands in the pastes of %d other entries (%s); it suggests nothing: make it more specific"
                  .formatted(signal.written, others.size(), String.join(", ", others))));
    }
  }

  private String entryFile(String id) {
    return source.path().resolve(id).resolve("entry.yaml").toString();
  }
}
