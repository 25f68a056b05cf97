package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.HealthIssue;
import io.github.eksauth.checks.fact.Words;
import java.util.ArrayList;
import java.util.List;

/// What the control plane is made of: its platform version, its endpoint, its health and its role.
final class ControlPlaneChecks {
  /// The role of a cluster that is fine otherwise is looked at only when an entry asks: EKS itself
  /// reports a missing one as a health issue.
  static final List<Check> ALL =
      List.of(
          asked(
              "platform-supports-entries",
              "The platform version supports access entries",
              "平台版本支持访问条目",
              (facts, cluster) -> supportsEntries(cluster)),
          asked(
              "cluster-endpoint-public",
              "The API endpoint can be reached from outside the VPC",
              "API 端点可以从 VPC 之外访问",
              (facts, cluster) -> endpointPublic(cluster)),
          Rule.sweeping(
              "cluster-healthy",
              "EKS reports no health issue for the cluster",
              "EKS 没有报告集群健康问题",
              (facts, focus) -> Verdicts.givenCluster(facts, ControlPlaneChecks::reportsNothing)),
          asked(
              "cluster-role-exists",
              "The IAM role of the cluster exists",
              "集群的 IAM 角色存在",
              ControlPlaneChecks::roleExists),
          asked(
              "cluster-role-may-describe-instances",
              "The role of the cluster may call ec2:DescribeInstances",
              "集群角色可以调用 ec2:DescribeInstances",
              ControlPlaneChecks::roleMayDescribeInstances));

  private interface Judge {
    Verdict judge(Facts facts, ClusterInfo cluster);
  }

  private ControlPlaneChecks() {}

  private static Rule asked(String id, String en, String zh, Judge judge) {
    return Rule.asked(
        id,
        en,
        zh,
        (facts, focus) -> Verdicts.givenCluster(facts, cluster -> judge.judge(facts, cluster)));
  }

  /// A cluster that reads access entries supports them, whatever its version says.
  private static Verdict supportsEntries(ClusterInfo cluster) {
    Words versions =
        Words.of(
            "Kubernetes %s with platform version %s",
            "Kubernetes %s，平台版本 %s", cluster.version(), cluster.platformVersion());
    if (cluster.authenticationMode().readsEntries()) {
      return healthy(
          Words.of(
              "%s, and the mode %s reads access entries",
              "%s，且模式 %s 使用访问条目", versions, cluster.authenticationMode()),
          cluster.arn());
    }
    return PlatformVersion.supportsEntries(cluster.version(), cluster.platformVersion())
        .map(supported ->
            supported
                ? healthy(
                    Words.of("%s supports access entries", "%s 支持访问条目", versions), cluster.arn())
                : broken(
                    Words.of(
                        "%s does not know access entries; it takes %s",
                        "%s 不支持访问条目；需要 %s",
                        versions,
                        PlatformVersion.needed(cluster.version())
                            .map(Words::same)
                            .orElse(
                                new Words("Kubernetes 1.23 or newer", "Kubernetes 1.23 或更高版本"))),
                    cluster.arn()))
        .orElseGet(() ->
            unsure(
                "the versions of the cluster are not known: Kubernetes \"%s\", platform \"%s\"",
                "不清楚集群的版本：Kubernetes \"%s\"，平台 \"%s\"",
                cluster.version(),
                cluster.platformVersion()));
  }

  private static Verdict endpointPublic(ClusterInfo cluster) {
    if (!cluster.endpointPublicAccess() && !cluster.endpointPrivateAccess()) {
      // every endpoint is one or the other, so this was not told
      return unsure("the endpoint settings of %s are not known", "不清楚 %s 的端点设置", cluster.name());
    } else if (!cluster.endpointPublicAccess()) {
      return broken(
          Words.of(
              "the endpoint of %s is private: it answers inside the VPC and connected networks only",
              "%s 的端点是私有的：只能从 VPC 及其连通的网络访问", cluster.name()),
          cluster.arn());
    }
    return healthy(
        Words.of(
            "the endpoint of %s is public for %s",
            "%s 的端点对 %s 公开",
            cluster.name(),
            cluster.publicAccessCidrs().isEmpty()
                ? new Words("addresses that are not told", "未说明的地址")
                : Words.same(String.join(", ", cluster.publicAccessCidrs()))),
        cluster.arn());
  }

  private static Verdict reportsNothing(ClusterInfo cluster) {
    if (cluster.issues().isEmpty()) {
      return healthy(
          Words.of("EKS reports no health issue for %s", "EKS 没有报告 %s 的健康问题", cluster.name()),
          cluster.arn());
    }
    var says = new ArrayList<Words>();
    var objects = new ArrayList<>(List.of(cluster.arn()));
    for (HealthIssue issue : cluster.issues()) {
      says.add(Words.of("EKS reports %s: %s", "EKS 报告 %s：%s", issue.code(), issue.message()));
      objects.addAll(issue.resourceIds());
    }
    return new Verdict.Broken(Words.sentences(says), objects);
  }

  private static Verdict roleExists(Facts facts, ClusterInfo cluster) {
    String arn = cluster.roleArn();
    return Roles.given(
        facts,
        cluster,
        arn,
        role -> healthy(Words.of("%s exists", "%s 存在", role.arn()), role.arn()),
        () ->
            broken(
                Words.of(
                    "%s, the role of the cluster, does not exist in IAM",
                    "集群的角色 %s 在 IAM 中不存在", arn),
                arn));
  }

  private static Verdict roleMayDescribeInstances(Facts facts, ClusterInfo cluster) {
    String arn = cluster.roleArn();
    return Roles.given(
        facts,
        cluster,
        arn,
        role -> ClusterRoleRights.mayDescribeInstances(facts, role),
        () ->
            notApplicable("%s does not exist, which is judged separately", "%s 不存在，由另一项检查判断", arn));
  }
}
