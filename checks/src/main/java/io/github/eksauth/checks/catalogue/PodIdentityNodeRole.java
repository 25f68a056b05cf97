package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.SimulatedAccess;
import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.Optional;

/// Whether the agent of Pod Identity may fetch credentials: it does so as the node it runs on.
///
/// IAM's own answer counts most. Without it, AWS's policies for nodes are known to allow the
/// action; that another policy does not cannot be seen.
final class PodIdentityNodeRole {
  private static final String ACTION = "eks-auth:AssumeRoleForPodIdentity";
  private static final List<String> POLICIES =
      List.of("AmazonEKSWorkerNodePolicy", "AmazonEKSWorkerNodeMinimalPolicy");

  static final Check CHECK =
      Rule.asked(
          "node-role-may-assume-for-pod-identity",
          "The node role may call eks-auth:AssumeRoleForPodIdentity",
          "节点角色可以调用 eks-auth:AssumeRoleForPodIdentity",
          PodIdentityNodeRole::judge);

  private PodIdentityNodeRole() {}

  /// The role that was refused, else that of the instance the question names, else the roles of the
  /// node groups.
  private static Verdict judge(Facts facts, Focus focus) {
    Optional<Arn> caller = Caller.in(focus).map(Caller::arn).filter(Arn::isRole);
    if (caller.isPresent()) {
      return Verdicts.givenCluster(
          facts, cluster -> ofRole(facts, cluster, caller.get().toString()));
    }
    return switch (Machines.named(facts, focus)) {
      case Fact.Known<String>(String id) ->
          Verdicts.given(
              Words.of("the role of instance %s", "实例 %s 的角色", id),
              InstanceRoles.of(facts, id),
              role -> Verdicts.givenCluster(facts, cluster -> ofRole(facts, cluster, role)),
              () -> unsure("instance %s has no role that was seen", "看不到实例 %s 的角色", id));
      case Fact.Absent<String> _, Fact.Unseen<String> _ ->
          NodeGroups.eachWithCluster(
              facts,
              focus,
              group -> List.of(Roles.key(group.nodeRoleArn())),
              (cluster, group) -> ofRole(facts, cluster, group.nodeRoleArn()));
    };
  }

  private static Verdict ofRole(Facts facts, ClusterInfo cluster, String arn) {
    return Roles.given(
        facts,
        cluster,
        arn,
        role -> allowed(facts, cluster, role),
        () -> unsure("%s does not exist", "%s 不存在", arn));
  }

  private static Verdict allowed(Facts facts, ClusterInfo cluster, IamRole role) {
    var key = new FactKey.Simulation(ACTION, "", role.arn(), cluster.arn());
    return switch (facts.get(key)) {
      case Fact.Known<SimulatedAccess>(SimulatedAccess answer) -> answer(role, answer);
      case Fact.Absent<SimulatedAccess>() -> unsure("%s does not exist", "%s 不存在", role.arn());
      case Fact.Unseen<SimulatedAccess> unseen ->
          facts
              .get(new FactKey.AttachedPolicies(role.name()))
              .ifKnown()
              .flatMap(attached -> NodePolicies.attached(attached, POLICIES))
              .<Verdict>map(policy ->
                  healthy(
                      Words.of(
                          "%s is attached to %s and allows %s",
                          "%s 已附加到 %s，允许 %s", policy, role.arn(), ACTION),
                      role.arn()))
              .orElseGet(() -> Verdicts.unseen(key, unseen));
    };
  }

  private static Verdict answer(IamRole role, SimulatedAccess answer) {
    return answer.allowed()
        ? healthy(
            Words.of("IAM allows %s to %s", "IAM 允许 %2$s 执行 %1$s", ACTION, role.arn()), role.arn())
        : broken(
            Words.of(
                "IAM does not allow %s to %s (%s)",
                "IAM 不允许 %2$s 执行 %1$s（%3$s）", ACTION, role.arn(), answer.decision()),
            role.arn());
  }
}
