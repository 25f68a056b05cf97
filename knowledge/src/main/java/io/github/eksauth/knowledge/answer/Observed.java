package io.github.eksauth.knowledge.answer;

import io.github.eksauth.knowledge.entry.Condition;
import java.util.Map;
import java.util.Optional;

/// What was seen in a cluster, in the words that conditions use.
///
/// @param verdicts verdict by check id, for every check that ran
/// @param facts value by fact name; empty when it could not be seen
public record Observed(
    Map<String, Condition.Verdict> verdicts, Map<String, Optional<String>> facts) {
  /// Nobody looked at a cluster.
  public static final Observed NOTHING = new Observed(Map.of(), Map.of());

  public Observed {
    verdicts = Map.copyOf(verdicts);
    facts = Map.copyOf(facts);
  }

  Truth truth(Condition condition) {
    return switch (condition) {
      case Condition.Check(String id, Condition.Verdict wanted) ->
          Optional.ofNullable(verdicts.get(id))
              .map(seen -> compare(seen, wanted))
              .orElse(Truth.UNKNOWN);
      case Condition.Fact fact ->
          Optional.ofNullable(facts.get(fact.name()))
              .flatMap(seen -> seen)
              .map(seen -> Truth.of(fact.values().contains(seen)))
              .orElse(Truth.UNKNOWN);
      case Condition.Any any ->
          any.conditions().stream().map(this::truth).reduce(Truth.FAILS, Truth::or);
    };
  }

  Truth truthOfAll(Iterable<Condition> conditions) {
    Truth all = Truth.HOLDS;
    for (Condition condition : conditions) {
      all = all.and(truth(condition));
    }
    return all;
  }

  private static Truth compare(Condition.Verdict seen, Condition.Verdict wanted) {
    if (seen == Condition.Verdict.UNSURE && wanted != Condition.Verdict.UNSURE) {
      return Truth.UNKNOWN;
    }
    return Truth.of(seen == wanted);
  }
}
