package io.github.eksauth.checks.awsauth;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.FargateProfile;
import io.github.eksauth.checks.fact.NodeGroup;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Every role mapping that must stay when somebody rewrites `mapRoles`, which replaces the whole
/// text (fact 39).
public final class MapRolesToKeep {
  /// One mapping, written so that it matches: the ARN has no path.
  public record KeptRole(String arn, String username, List<String> groups) {
    public KeptRole {
      groups = List.copyOf(groups);
    }
  }

  private MapRolesToKeep() {}

  /// The working items of `mapRoles` in their order, then the roles of node groups and Fargate
  /// profiles that it lacks; those roles always in the form they need (fact 47), extra groups kept.
  /// Unseen when any of this could not be read, or when `mapRoles` cannot be parsed: a list made
  /// from half the truth locks people out.
  public static Fact<List<KeptRole>> of(Facts facts) {
    facts.ahead(
        List.of(new FactKey.AwsAuth(), new FactKey.NodeGroups(), new FactKey.FargateProfiles()));
    return existing(facts)
        .then(existing ->
            facts
                .each(new FactKey.NodeGroups(), FactKey.NodeGroupOf::new)
                .then(groups ->
                    facts
                        .each(new FactKey.FargateProfiles(), FactKey.FargateProfileOf::new)
                        .map(profiles -> merge(existing, groups, profiles))));
  }

  private static Fact<List<Mapping>> existing(Facts facts) {
    return switch (AwsAuth.of(facts)) {
      case Fact.Known<AwsAuth>(AwsAuth awsAuth) ->
          awsAuth
              .lost(AwsAuth.ROLES)
              .<Fact<List<Mapping>>>map(
                  problem -> Fact.unseen(problem.where().en() + ": " + problem.says().en()))
              .orElse(Fact.known(awsAuth.roles()));
      case Fact.Absent<AwsAuth>() -> Fact.known(List.of());
      case Fact.Unseen<AwsAuth>(var why, var missing) -> Fact.unseen(why, missing);
    };
  }

  private static List<KeptRole> merge(
      List<Mapping> existing, List<NodeGroup> nodeGroups, List<FargateProfile> profiles) {
    var kept = new LinkedHashMap<String, KeptRole>();
    for (boolean withPath : new boolean[] {true, false}) {
      // an item without a path works today and therefore wins over one that never matched
      for (Mapping item : existing) {
        if (item.roleWithPath() == withPath && item.neverMatches().isEmpty()) {
          put(kept, item.arnWithoutPath(), item.username(), item.groups());
        }
      }
    }
    for (FargateProfile profile : profiles) {
      repair(kept, profile.podExecutionRoleArn(), NodeMapping.FARGATE);
    }
    for (NodeGroup group : nodeGroups) {
      repair(kept, group.nodeRoleArn(), group.windows() ? NodeMapping.WINDOWS : NodeMapping.LINUX);
    }
    return List.copyOf(kept.values());
  }

  private static void repair(Map<String, KeptRole> kept, String roleArn, NodeMapping form) {
    String arn = Arn.parse(roleArn).map(Arn::withoutPath).map(Arn::toString).orElse(roleArn);
    KeptRole before = kept.get(arn.toLowerCase(Locale.ROOT));
    var groups = new LinkedHashSet<>(form.groups());
    if (before != null) {
      groups.addAll(before.groups());
      arn = before.arn();
    }
    put(kept, arn, form.username(), List.copyOf(groups));
  }

  private static void put(
      Map<String, KeptRole> kept, String arn, String username, List<String> groups) {
    kept.put(arn.toLowerCase(Locale.ROOT), new KeptRole(arn, username, groups));
  }
}
