package io.github.eksauth.bot.permissions;

import io.github.eksauth.checks.awsauth.Arn;

/// How far a policy reaches: one cluster, or every one of a partition. Each part is a name or `*`.
public record Reach(String partition, String region, String account, String cluster) {
  /// Every cluster of the usual partition.
  public static final Reach ALL = new Reach("aws", "*", "*", "*");

  /// One cluster, by its ARN.
  public static Reach of(Arn cluster) {
    return new Reach(
        cluster.partition(), cluster.region(), cluster.account(), cluster.lastSegment());
  }

  String arn(String service, String resource) {
    return "arn:%s:%s:%s:%s:%s".formatted(partition, service, region, account, resource);
  }

  /// IAM has no regions.
  String iam(String resource) {
    return "arn:%s:iam::%s:%s".formatted(partition, account, resource);
  }
}
