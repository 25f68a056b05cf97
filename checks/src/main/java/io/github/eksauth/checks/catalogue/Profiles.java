package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.FargateProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The Fargate profiles that a question is about: the one it names, else all.
final class Profiles {
  private static final FactKey.FargateProfiles LIST = new FactKey.FargateProfiles();

  private Profiles() {}

  /// Judges each profile in focus; `reads` names what the judge will ask for, so that many profiles
  /// cost the time of one.
  static Verdict each(
      Facts facts,
      Focus focus,
      Function<FargateProfile, List<FactKey<?>>> reads,
      Function<FargateProfile, Verdict> judge) {
    return focus
        .profile()
        .map(name -> named(facts, name, judge))
        .orElseGet(() -> every(facts, reads, judge));
  }

  /// As [#each], for judges that need the cluster too.
  static Verdict eachWithCluster(
      Facts facts,
      Focus focus,
      Function<FargateProfile, List<FactKey<?>>> reads,
      BiFunction<ClusterInfo, FargateProfile, Verdict> judge) {
    facts.ahead(List.of(LIST));
    return Verdicts.givenCluster(
        facts, cluster -> each(facts, focus, reads, profile -> judge.apply(cluster, profile)));
  }

  private static Verdict named(Facts facts, String name, Function<FargateProfile, Verdict> judge) {
    Optional<List<String>> all = facts.get(LIST).ifKnown();
    if (all.isPresent() && !all.get().contains(name)) {
      return unknown(name, all.get());
    }
    return Verdicts.given(
        facts,
        new FactKey.FargateProfileOf(name),
        judge,
        () -> unknown(name, all.orElse(List.of())));
  }

  private static Verdict unknown(String name, List<String> others) {
    return others.isEmpty()
        ? Verdicts.unsure(
            "this cluster has no Fargate profile named %s", "该集群没有名为 %s 的 Fargate profile", name)
        : Verdicts.unsure(
            "this cluster has no Fargate profile named %s; it has %s",
            "该集群没有名为 %s 的 Fargate profile；现有：%s", name, String.join(", ", others));
  }

  static Verdict every(
      Facts facts,
      Function<FargateProfile, List<FactKey<?>>> reads,
      Function<FargateProfile, Verdict> judge) {
    return Verdicts.given(
        facts,
        LIST,
        names -> {
          if (names.isEmpty()) {
            return none();
          }
          List<FactKey.FargateProfileOf> keys =
              names.stream().map(FactKey.FargateProfileOf::new).toList();
          facts.ahead(keys);
          for (var key : keys) {
            facts.get(key).ifKnown().ifPresent(profile -> facts.ahead(reads.apply(profile)));
          }
          var verdicts = new ArrayList<Verdict>();
          for (var key : keys) {
            verdicts.add(Verdicts.given(facts, key, judge, () -> vanished(key.name())));
          }
          return Verdicts.all(verdicts);
        },
        Profiles::none);
  }

  private static Verdict none() {
    return Verdicts.notApplicable("the cluster has no Fargate profiles", "集群没有 Fargate profile");
  }

  private static Verdict vanished(String name) {
    return Verdicts.notApplicable(
        "Fargate profile %s was deleted meanwhile", "Fargate profile %s 刚刚被删除", name);
  }

  /// The profiles in focus as facts, for observations: the named one or every one.
  static Fact<List<FargateProfile>> inFocus(Facts facts, Focus focus) {
    return focus
        .profile()
        .map(name -> facts.get(new FactKey.FargateProfileOf(name)).map(List::of))
        .orElseGet(() -> all(facts));
  }

  static Fact<List<FargateProfile>> all(Facts facts) {
    return facts.each(LIST, FactKey.FargateProfileOf::new);
  }
}
