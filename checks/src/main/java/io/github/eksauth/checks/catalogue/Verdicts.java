package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.catalogue.Verdict.Broken;
import io.github.eksauth.checks.catalogue.Verdict.Healthy;
import io.github.eksauth.checks.catalogue.Verdict.NotApplicable;
import io.github.eksauth.checks.catalogue.Verdict.Unsure;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Permission;
import io.github.eksauth.checks.fact.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// How verdicts are made: from a fact in its three states, and from the verdicts on several
/// objects.
final class Verdicts {
  private static final int MOST_SENTENCES = 5;

  private Verdicts() {}

  static Healthy healthy(Words because, String... objects) {
    return new Healthy(because, List.of(objects));
  }

  static Broken broken(Words because, String... objects) {
    return new Broken(because, List.of(objects));
  }

  static NotApplicable notApplicable(String en, String zh, Object... arguments) {
    return new NotApplicable(Words.of(en, zh, arguments));
  }

  static Unsure unsure(String en, String zh, Object... arguments) {
    return new Unsure(Words.of(en, zh, arguments), Set.of());
  }

  /// We could not look: says at what, why, and which permission would let us.
  static Unsure unseen(FactKey<?> key, Fact.Unseen<?> fact) {
    return unseen(key.what(), fact.why(), fact.missing());
  }

  static Unsure unseen(Words what, String why, Set<Permission> missing) {
    Words needs =
        missing.isEmpty()
            ? Words.same("")
            : Words.of(
                " (missing permission: %s)",
                "（缺少权限：%s）",
                missing.stream().map(Permission::id).sorted().collect(Collectors.joining(", ")));
    return new Unsure(
        Words.of("could not read %s: %s%s", "无法读取%s：%s%s", what, why, needs), missing);
  }

  /// Judges a fact that is there, or its absence; one that could not be read is [Unsure].
  static <T> Verdict given(
      Facts facts, FactKey<T> key, Function<T, Verdict> known, Supplier<Verdict> absent) {
    return given(key.what(), facts.get(key), known, absent);
  }

  /// As above, for a fact put together from several; `what` names it inside a sentence.
  static <T> Verdict given(
      Words what, Fact<T> fact, Function<T, Verdict> known, Supplier<Verdict> absent) {
    return switch (fact) {
      case Fact.Known<T>(T value) -> known.apply(value);
      case Fact.Absent<T>() -> absent.get();
      case Fact.Unseen<T>(var why, var missing) -> unseen(what, why, missing);
    };
  }

  static Verdict givenCluster(Facts facts, Function<ClusterInfo, Verdict> known) {
    return given(
        facts,
        new FactKey.Cluster(),
        known,
        () ->
            unsure(
                "EKS knows no cluster of this name in this account and region",
                "EKS 在该账户和区域中没有这个名称的集群"));
  }

  /// One verdict for several objects: any broken one breaks it, else doubt about any leaves doubt,
  /// else any healthy one is enough. Only the sentences of the deciding ones are kept.
  static Verdict all(List<Verdict> verdicts) {
    var broken = of(verdicts, Broken.class);
    if (!broken.isEmpty()) {
      return new Broken(sentences(broken), distinct(broken.stream().map(Broken::objects).toList()));
    }
    var unsure = of(verdicts, Unsure.class);
    if (!unsure.isEmpty()) {
      var missing = new HashSet<Permission>();
      unsure.forEach(one -> missing.addAll(one.missing()));
      return new Unsure(sentences(unsure), missing);
    }
    var healthy = of(verdicts, Healthy.class);
    if (!healthy.isEmpty()) {
      return new Healthy(
          sentences(healthy), distinct(healthy.stream().map(Healthy::objects).toList()));
    }
    return new NotApplicable(sentences(verdicts));
  }

  /// One verdict where one healthy thing is enough: they are judged one after the other until one
  /// is. Without any, doubt about one leaves doubt, else the first one speaks.
  static <T> Verdict any(List<T> things, Function<T, Verdict> judge) {
    var verdicts = new ArrayList<Verdict>();
    for (T thing : things) {
      Verdict verdict = judge.apply(thing);
      if (verdict instanceof Healthy) {
        return verdict;
      }
      verdicts.add(verdict);
    }
    return verdicts.stream()
        .filter(Unsure.class::isInstance)
        .findFirst()
        .orElseGet(verdicts::getFirst);
  }

  private static <V extends Verdict> List<V> of(List<Verdict> verdicts, Class<V> kind) {
    return verdicts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static List<String> distinct(List<List<String>> objects) {
    var all = new LinkedHashSet<String>();
    objects.forEach(all::addAll);
    return List.copyOf(all);
  }

  private static Words sentences(List<? extends Verdict> verdicts) {
    List<Words> distinct = verdicts.stream().map(Verdict::because).distinct().toList();
    Words shown = Words.sentences(distinct.stream().limit(MOST_SENTENCES).toList());
    int more = distinct.size() - MOST_SENTENCES;
    return more > 0 ? Words.of("%s; and %s more", "%s；以及另外 %s 项", shown, more) : shown;
  }
}
