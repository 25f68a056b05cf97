package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Things of one kind that a cluster lists by name, such as its Fargate profiles: a question is
/// about the one it names, else about all.
///
/// @param subject how a question names one
/// @param kind what one is called, for use before its name
/// @param none the sentence for a cluster that has none
record Listed<T>(
    Subject subject,
    FactKey<List<String>> list,
    Function<String, ? extends FactKey<T>> one,
    Words kind,
    Words none) {

  /// Judges each in focus; `reads` names what the judge will ask for, so that many cost the time of
  /// one.
  Verdict each(
      Facts facts, Focus focus, Function<T, List<FactKey<?>>> reads, Function<T, Verdict> judge) {
    return focus
        .on(subject)
        .map(name -> named(facts, name, reads, judge))
        .orElseGet(() -> every(facts, reads, judge));
  }

  /// As [#each], for judges that need the cluster too.
  Verdict eachWithCluster(
      Facts facts,
      Focus focus,
      Function<T, List<FactKey<?>>> reads,
      BiFunction<ClusterInfo, T, Verdict> judge) {
    facts.ahead(List.of(list));
    return Verdicts.givenCluster(
        facts, cluster -> each(facts, focus, reads, it -> judge.apply(cluster, it)));
  }

  private Verdict named(
      Facts facts, String name, Function<T, List<FactKey<?>>> reads, Function<T, Verdict> judge) {
    Optional<List<String>> all = facts.get(list).ifKnown();
    if (all.isPresent() && !all.get().contains(name)) {
      return unknown(name, all.get());
    }
    FactKey<T> key = one.apply(name);
    ahead(facts, key, reads);
    return Verdicts.given(facts, key, judge, () -> unknown(name, all.orElse(List.of())));
  }

  private Verdict unknown(String name, List<String> others) {
    return others.isEmpty()
        ? Verdicts.unsure("this cluster has no %2$s named %1$s", "该集群没有名为 %s 的 %s", name, kind)
        : Verdicts.unsure(
            "this cluster has no %2$s named %1$s; it has %3$s",
            "该集群没有名为 %s 的 %s；现有：%s", name, kind, String.join(", ", others));
  }

  /// Judges every one of the cluster, whatever the question names.
  Verdict every(Facts facts, Function<T, List<FactKey<?>>> reads, Function<T, Verdict> judge) {
    return Verdicts.given(
        facts,
        list,
        names -> {
          if (names.isEmpty()) {
            return new Verdict.NotApplicable(none);
          }
          facts.ahead(names.stream().map(one).toList());
          for (String name : names) {
            ahead(facts, one.apply(name), reads);
          }
          var verdicts = new ArrayList<Verdict>();
          for (String name : names) {
            verdicts.add(Verdicts.given(facts, one.apply(name), judge, () -> vanished(name)));
          }
          return Verdicts.all(verdicts);
        },
        () -> new Verdict.NotApplicable(none));
  }

  private void ahead(Facts facts, FactKey<T> key, Function<T, List<FactKey<?>>> reads) {
    facts.get(key).ifKnown().ifPresent(it -> facts.ahead(reads.apply(it)));
  }

  private Verdict vanished(String name) {
    return Verdicts.notApplicable("%s %s was deleted meanwhile", "%s %s 刚刚被删除", kind, name);
  }

  /// Those in focus as a fact: the named one or every one.
  Fact<List<T>> inFocus(Facts facts, Focus focus) {
    return focus
        .on(subject)
        .map(name -> facts.get(one.apply(name)).<List<T>>map(List::of))
        .orElseGet(() -> all(facts));
  }

  Fact<List<T>> all(Facts facts) {
    return facts.each(list, one);
  }
}
