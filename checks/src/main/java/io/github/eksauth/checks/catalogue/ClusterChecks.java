package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;

import io.github.eksauth.checks.fact.AuthenticationMode;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Words;
import java.util.List;

/// The state and the authentication mode of the cluster itself.
final class ClusterChecks {
  static final Check ACTIVE =
      Rule.sweeping(
          "cluster-active",
          "The cluster is ACTIVE",
          "集群的状态为 ACTIVE",
          (facts, focus) -> active(facts));

  static final List<Check> ASKED =
      List.of(
          Rule.asked(
              "auth-mode-allows-entries",
              "The authentication mode reads access entries",
              "认证模式使用访问条目",
              (facts, focus) -> allowsEntries(facts)),
          Rule.asked(
              "aws-auth-still-used",
              "The authentication mode reads aws-auth",
              "认证模式使用 aws-auth",
              (facts, focus) -> awsAuthUsed(facts)));

  private ClusterChecks() {}

  private static Verdict active(Facts facts) {
    return Verdicts.given(
        facts,
        new FactKey.Cluster(),
        cluster -> {
          Words state =
              Words.of("cluster %s is %s", "集群 %s 的状态为 %s", cluster.name(), cluster.status());
          return switch (cluster.status()) {
            case "ACTIVE", "UPDATING" -> healthy(state, cluster.arn());
            case "CREATING", "PENDING" -> new Verdict.NotApplicable(state);
            default -> broken(state, cluster.arn());
          };
        },
        () ->
            broken(
                new Words(
                    "EKS knows no cluster of this name in this account and region",
                    "EKS 在该账户和区域中没有这个名称的集群")));
  }

  private static Verdict allowsEntries(Facts facts) {
    return Verdicts.givenCluster(
        facts,
        cluster -> {
          AuthenticationMode mode = cluster.authenticationMode();
          return mode.readsEntries()
              ? healthy(Words.of("the authentication mode is %s", "认证模式为 %s", mode), cluster.arn())
              : broken(
                  new Words(
                      "the authentication mode is CONFIG_MAP, so access entries are ignored and"
                          + " cannot be made",
                      "认证模式为 CONFIG_MAP，访问条目被忽略，也无法创建"),
                  cluster.arn());
        });
  }

  private static Verdict awsAuthUsed(Facts facts) {
    return Verdicts.givenCluster(
        facts,
        cluster -> {
          AuthenticationMode mode = cluster.authenticationMode();
          return mode.readsAwsAuth()
              ? healthy(
                  Words.of(
                      "the authentication mode is %s, so aws-auth counts",
                      "认证模式为 %s，aws-auth 生效", mode),
                  cluster.arn())
              : broken(
                  new Words(
                      "the authentication mode is API, so nothing in aws-auth has any effect",
                      "认证模式为 API，aws-auth 中的内容不起任何作用"),
                  cluster.arn());
        });
  }
}
