package io.github.eksauth.knowledge.answer;

import io.github.eksauth.knowledge.entry.Clause;
import io.github.eksauth.knowledge.entry.Condition;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What was seen, in the cluster and in the paste, in the words that conditions use.
///
/// @param verdicts verdict by check id, for every check that ran
/// @param facts value by fact name; empty when it could not be seen
/// @param pasted whether the paste says a clause
public record Observed(
    Map<String, Condition.Verdict> verdicts,
    Map<String, Optional<String>> facts,
    Predicate<Clause> pasted) {
  /// Nobody looked at a cluster: there is only the paste.
  public static Observed only(Predicate<Clause> pasted) {
    return new Observed(Map.of(), Map.of(), pasted);
  }

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
      case Condition.Pasted(Clause clause, Optional<String> unlessHealthy) ->
          Truth.of(pasted.test(clause) && unlessHealthy.map(this::notHealthy).orElse(true));
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

  private boolean notHealthy(String check) {
    return verdicts.get(check) != Condition.Verdict.HEALTHY;
  }

  private static Truth compare(Condition.Verdict seen, Condition.Verdict wanted) {
    if (seen == Condition.Verdict.UNSURE && wanted != Condition.Verdict.UNSURE) {
      return Truth.UNKNOWN;
    }
    return Truth.of(seen == wanted);
  }
}
