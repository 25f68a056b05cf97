package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;

import io.github.eksauth.checks.awsauth.NodeMapping;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.FargateProfile;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.NodeGroup;
import io.github.eksauth.checks.fact.TrustPolicy.Statement;
import io.github.eksauth.checks.fact.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Whether the pod execution role of a Fargate profile is a role that Fargate can use (fact 50).
final class PodExecutionRoleChecks {
  static final String SERVICE = "eks-fargate-pods.amazonaws.com";
  static final String ASSUME = "sts:AssumeRole";
  private static final String POLICY = "AmazonEKSFargatePodExecutionRolePolicy";

  static final List<Check> ALL =
      List.of(
          Rule.sweeping(
              "pod-execution-role-exists",
              "The pod execution role exists",
              "Pod 执行角色存在",
              (facts, focus) ->
                  givenRole(
                      facts,
                      focus,
                      (cluster, profile, role) ->
                          Roles.exists(owner(profile), profile.podExecutionRoleArn(), role),
                      profile -> Roles.gone(owner(profile), profile.podExecutionRoleArn()))),
          Rule.sweeping(
              "pod-execution-role-trusted",
              "The pod execution role trusts " + SERVICE,
              "Pod 执行角色信任 " + SERVICE,
              (facts, focus) ->
                  givenRole(
                      facts,
                      focus,
                      (cluster, profile, role) -> trusted(role),
                      PodExecutionRoleChecks::noRole)),
          Rule.sweeping(
              "pod-execution-role-source-arn",
              "The conditions of the trust policy let this cluster's Fargate profiles in",
              "信任策略的条件允许该集群的 Fargate profile",
              (facts, focus) ->
                  givenRole(
                      facts,
                      focus,
                      PodExecutionRoleChecks::conditionsMatch,
                      PodExecutionRoleChecks::noRole)),
          Rule.sweeping(
              "pod-execution-role-policy",
              POLICY + " is attached to the pod execution role",
              "Pod 执行角色附加了 " + POLICY,
              (facts, focus) ->
                  givenRole(
                      facts,
                      focus,
                      (cluster, profile, role) -> policyAttached(facts, role),
                      PodExecutionRoleChecks::noRole)),
          Rule.sweeping(
              "pod-execution-role-dedicated",
              "The pod execution role is not also an EC2 node role",
              "Pod 执行角色未同时用作 EC2 节点角色",
              (facts, focus) ->
                  Profiles.eachWithCluster(
                      facts,
                      focus,
                      profile -> List.of(),
                      (cluster, profile) -> dedicated(facts, cluster, profile))));

  private interface RoleJudge {
    Verdict judge(ClusterInfo cluster, FargateProfile profile, IamRole role);
  }

  private PodExecutionRoleChecks() {}

  private static Verdict givenRole(
      Facts facts, Focus focus, RoleJudge known, Function<FargateProfile, Verdict> absent) {
    return Profiles.eachWithCluster(
        facts,
        focus,
        profile ->
            List.of(
                Roles.key(profile.podExecutionRoleArn()),
                new FactKey.AttachedPolicies(Roles.name(profile.podExecutionRoleArn()))),
        (cluster, profile) ->
            Roles.given(
                facts,
                cluster,
                profile.podExecutionRoleArn(),
                role -> known.judge(cluster, profile, role),
                () -> absent.apply(profile)));
  }

  private static Words owner(FargateProfile profile) {
    return Words.same("Fargate profile " + profile.name());
  }

  private static Verdict noRole(FargateProfile profile) {
    return notApplicable("%s does not exist", "%s 不存在", profile.podExecutionRoleArn());
  }

  private static Verdict trusted(IamRole role) {
    boolean denied =
        role.trustPolicy().statements().stream()
            .anyMatch(statement ->
                !statement.allows()
                    && statement.conditions().isEmpty()
                    && statement.covers(SERVICE, ASSUME));
    if (denied) {
      return broken(
          Words.of(
              "the trust policy of %s denies %s to %s",
              "%s 的信任策略拒绝 %s（%s）", role.arn(), ASSUME, SERVICE),
          role.arn());
    }
    if (!role.trustPolicy().allowing(SERVICE, ASSUME).isEmpty()) {
      return healthy(Words.of("%s trusts %s", "%s 信任 %s", role.arn(), SERVICE), role.arn());
    }
    return broken(
        Words.of(
            "%s does not trust %s; it trusts %s",
            "%s 不信任 %s；它信任的是 %s", role.arn(), SERVICE, Trust.trusted(role)),
        role.arn());
  }

  private static Verdict conditionsMatch(
      ClusterInfo cluster, FargateProfile profile, IamRole role) {
    List<Statement> allowing = role.trustPolicy().allowing(SERVICE, ASSUME);
    if (allowing.isEmpty()) {
      return notApplicable("%s does not trust %s at all", "%s 完全不信任 %s", role.arn(), SERVICE);
    }
    return SourceConditions.judge(cluster, profile, role, allowing);
  }

  private static Verdict policyAttached(Facts facts, IamRole role) {
    return Verdicts.given(
        facts,
        new FactKey.AttachedPolicies(role.name()),
        policies ->
            policies.stream().anyMatch(policy -> policy.endsWith(":policy/" + POLICY))
                ? healthy(
                    Words.of("%s is attached to %s", "%s 已附加到 %s", POLICY, role.arn()), role.arn())
                : broken(
                    Words.of(
                        "%s is not attached to %s; attached are %s",
                        "%s 未附加到 %s；已附加的策略：%s",
                        POLICY,
                        role.arn(),
                        policies.isEmpty() ? new Words("none", "无") : String.join(", ", policies)),
                    role.arn()),
        () -> notApplicable("%s does not exist", "%s 不存在", role.arn()));
  }

  /// One role would need two usernames (fact 47), so a pod execution role must not be a node role
  /// (fact 50).
  private static Verdict dedicated(Facts facts, ClusterInfo cluster, FargateProfile profile) {
    String arn = profile.podExecutionRoleArn();
    if (profile.issues().stream().anyMatch(i -> i.code().equals("PodExecutionRoleAlreadyInUse"))) {
      return broken(
          Words.of(
              "EKS reports PodExecutionRoleAlreadyInUse for Fargate profile %s with %s",
              "EKS 报告 Fargate profile %s 的角色 %s 存在 PodExecutionRoleAlreadyInUse",
              profile.name(),
              arn),
          arn);
    }
    var verdicts = new ArrayList<Verdict>();
    verdicts.add(
        switch (facts.each(new FactKey.NodeGroups(), FactKey.NodeGroupOf::new)) {
          case Fact.Known<List<NodeGroup>>(List<NodeGroup> groups) -> noNodeGroupUses(groups, arn);
          case Fact.Absent<List<NodeGroup>>() -> noNodeGroupUses(List.of(), arn);
          case Fact.Unseen<List<NodeGroup>>(var why, var missing) ->
              Verdicts.unseen(new Words("the node groups", "节点组"), why, missing);
        });
    if (cluster.authenticationMode().readsAwsAuth()) {
      verdicts.add(
          switch (MappingState.of(facts, arn)) {
            case MappingState.Hidden(Verdict.Unsure why) -> why;
            case MappingState.Found(var item)
                when item.username().equals(NodeMapping.LINUX.username()) ->
                broken(
                    Words.of(
                        "%s is mapped with username %s in aws-auth (%s), as an EC2 node role",
                        "%s 在 aws-auth 中以 EC2 节点角色的用户名 %s 映射（%s）",
                        arn,
                        item.username(),
                        item.where()),
                    arn);
            case MappingState _ ->
                notApplicable("aws-auth does not map %s as a node", "aws-auth 未将 %s 映射为节点", arn);
          });
    }
    return Verdicts.all(verdicts);
  }

  private static Verdict noNodeGroupUses(List<NodeGroup> groups, String arn) {
    return groups.stream()
        .filter(group -> Roles.same(group.nodeRoleArn(), arn))
        .findFirst()
        .<Verdict>map(group ->
            broken(
                Words.of(
                    "%s is also the role of node group %s", "%s 同时是节点组 %s 的角色", arn, group.name()),
                arn))
        .orElseGet(() -> healthy(Words.of("no node group uses %s", "没有节点组使用 %s", arn), arn));
  }
}
