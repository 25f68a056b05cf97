package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.awsauth.AwsAuth;
import io.github.eksauth.checks.awsauth.Mapping;
import io.github.eksauth.checks.awsauth.NodeMapping;
import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import java.util.List;

/// What the pods of the cluster can run on: `fargate-only`, `nodes`, `mixed` or `none`.
///
/// Nodes are managed node groups and Auto Mode; and, since self-managed nodes and Karpenter's show
/// up nowhere in the EKS API, any existing role that an access entry or `aws-auth` lets in as a
/// machine.
final class Compute {
  static final String FARGATE_ONLY = "fargate-only";
  static final String NODES = "nodes";
  static final String MIXED = "mixed";
  static final String NONE = "none";

  private Compute() {}

  static Fact<String> of(Facts facts) {
    facts.ahead(
        List.of(
            new FactKey.NodeGroups(), new FactKey.FargateProfiles(), new FactKey.AccessEntries()));
    return facts
        .get(new FactKey.Cluster())
        .then(cluster ->
            fargate(facts)
                .then(fargate ->
                    nodes(facts, cluster)
                        .map(nodes ->
                            fargate ? (nodes ? MIXED : FARGATE_ONLY) : (nodes ? NODES : NONE))));
  }

  private static Fact<Boolean> fargate(Facts facts) {
    return orNone(facts.get(new FactKey.FargateProfiles())).map(names -> !names.isEmpty());
  }

  private static Fact<Boolean> nodes(Facts facts, ClusterInfo cluster) {
    if (cluster.autoMode()) {
      return Fact.known(true);
    }
    return orNone(facts.get(new FactKey.NodeGroups()))
        .then(groups -> groups.isEmpty() ? othersByEntry(facts, cluster) : Fact.known(true));
  }

  private static Fact<Boolean> othersByEntry(Facts facts, ClusterInfo cluster) {
    if (!cluster.authenticationMode().readsEntries()) {
      return othersByMapping(facts, cluster);
    }
    return facts
        .each(new FactKey.AccessEntries(), FactKey.AccessEntryOf::new)
        .then(entries ->
            entries.stream().anyMatch(entry -> machine(facts, cluster, entry))
                ? Fact.known(true)
                : othersByMapping(facts, cluster));
  }

  private static boolean machine(Facts facts, ClusterInfo cluster, AccessEntry entry) {
    return (entry.type().startsWith("EC2")
            || entry.type().equals("HYBRID_LINUX")
            || entry.type().equals("HYPERPOD_LINUX"))
        && !gone(facts, cluster, entry.principalArn());
  }

  private static Fact<Boolean> othersByMapping(Facts facts, ClusterInfo cluster) {
    if (!cluster.authenticationMode().readsAwsAuth()) {
      return Fact.known(false);
    }
    return switch (AwsAuth.of(facts)) {
      case Fact.Known<AwsAuth>(AwsAuth awsAuth) ->
          Fact.known(awsAuth.roles().stream().anyMatch(item -> machine(facts, cluster, item)));
      case Fact.Absent<AwsAuth>() -> Fact.known(false);
      case Fact.Unseen<AwsAuth>(var why, var missing) -> Fact.unseen(why, missing);
    };
  }

  private static boolean machine(Facts facts, ClusterInfo cluster, Mapping item) {
    return item.username().equals(NodeMapping.LINUX.username())
        && !gone(facts, cluster, item.arn());
  }

  /// Entries and items outlive the nodes they were made for (fact 21).
  private static boolean gone(Facts facts, ClusterInfo cluster, String roleArn) {
    return Arn.parse(roleArn).filter(arn -> Roles.inAccountOf(cluster, arn)).isPresent()
        && facts.get(Roles.key(roleArn)) instanceof Fact.Absent;
  }

  private static <T> Fact<List<T>> orNone(Fact<List<T>> fact) {
    return fact instanceof Fact.Absent ? Fact.known(List.of()) : fact;
  }
}
