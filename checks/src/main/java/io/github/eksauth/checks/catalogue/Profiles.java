package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.FargateProfile;
import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The Fargate profiles that a question is about: the one it names, else all.
final class Profiles {
  private static final Listed<FargateProfile> LISTED =
      new Listed<>(
          Subject.PROFILE,
          new FactKey.FargateProfiles(),
          FactKey.FargateProfileOf::new,
          Words.same("Fargate profile"),
          new Words("the cluster has no Fargate profiles", "集群没有 Fargate profile"));

  private Profiles() {}

  /// Judges each profile in focus; `reads` names what the judge will ask for, so that many profiles
  /// cost the time of one.
  static Verdict each(
      Facts facts,
      Focus focus,
      Function<FargateProfile, List<FactKey<?>>> reads,
      Function<FargateProfile, Verdict> judge) {
    return LISTED.each(facts, focus, reads, judge);
  }

  /// As [#each], for judges that need the cluster too.
  static Verdict eachWithCluster(
      Facts facts,
      Focus focus,
      Function<FargateProfile, List<FactKey<?>>> reads,
      BiFunction<ClusterInfo, FargateProfile, Verdict> judge) {
    return LISTED.eachWithCluster(facts, focus, reads, judge);
  }

  static Verdict every(
      Facts facts,
      Function<FargateProfile, List<FactKey<?>>> reads,
      Function<FargateProfile, Verdict> judge) {
    return LISTED.every(facts, reads, judge);
  }

  /// The profiles in focus as facts, for observations: the named one or every one.
  static Fact<List<FargateProfile>> inFocus(Facts facts, Focus focus) {
    return LISTED.inFocus(facts, focus);
  }

  static Fact<List<FargateProfile>> all(Facts facts) {
    return LISTED.all(facts);
  }
}
