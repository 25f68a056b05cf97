package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.awsauth.NodeMapping;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.NodeClass;
import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.Set;

/// Whether the nodes of Karpenter can join, and Karpenter can start them. EKS knows nothing of
/// them: their role is in the EC2NodeClass, and nobody but the owner maps it.
final class KarpenterChecks {
  private static final String SPOT_ROLE = "AWSServiceRoleForEC2Spot";
  private static final Set<String> TYPES = Set.of("EC2_LINUX", "EC2_WINDOWS");

  static final List<Check> ALL =
      List.of(
          Rule.sweeping(
              "karpenter-node-role-recognised",
              "The node role of Karpenter is recognised",
              "Karpenter 的节点角色已被识别",
              (facts, focus) -> givenRecognition(facts, focus, KarpenterChecks::recognised)),
          Rule.sweeping(
              "karpenter-node-entry-type",
              "The access entry of Karpenter's node role has the type EC2_LINUX or EC2_WINDOWS",
              "Karpenter 节点角色的访问条目类型为 EC2_LINUX 或 EC2_WINDOWS",
              (facts, focus) ->
                  givenRecognition(facts, focus, (nodeClass, it, role) -> entryType(it))),
          Rule.sweeping(
              "karpenter-node-entry-current",
              "The access entry of Karpenter's node role is not older than the role",
              "Karpenter 节点角色的访问条目不早于角色本身",
              (facts, focus) ->
                  givenRecognition(facts, focus, (nodeClass, it, role) -> it.entryCurrent())),
          Rule.asked(
              "karpenter-controller-may-pass-role",
              "The controller of Karpenter may pass the node role to EC2",
              "Karpenter 控制器可以把节点角色传给 EC2",
              PassRole::judge),
          Rule.asked(
              "spot-service-linked-role-exists",
              "The service-linked role for EC2 Spot exists",
              "EC2 Spot 的服务相关角色存在",
              (facts, focus) -> spotRole(facts, focus)));

  private interface Judge {
    Verdict judge(NodeClass nodeClass, Recognition recognition, Fact<IamRole> role);
  }

  private KarpenterChecks() {}

  static Verdict eachClass(Facts facts, Focus focus, ClassJudge judge) {
    var classes = new FactKey.KarpenterNodeClasses();
    facts.ahead(List.of(classes, new FactKey.AccessEntries(), new FactKey.AwsAuth()));
    return Verdicts.givenCluster(
        facts,
        cluster ->
            Verdicts.given(
                facts,
                classes,
                all ->
                    all.isEmpty()
                        ? none()
                        : NodeClassRoles.each(
                            facts,
                            cluster,
                            focus,
                            all,
                            (nodeClass, arn) -> judge.judge(cluster, nodeClass, arn)),
                KarpenterChecks::none));
  }

  interface ClassJudge {
    Verdict judge(ClusterInfo cluster, NodeClass nodeClass, String roleArn);
  }

  private static Verdict none() {
    return notApplicable(
        "the cluster has no EC2NodeClass of Karpenter", "集群没有 Karpenter 的 EC2NodeClass");
  }

  private static Verdict givenRecognition(Facts facts, Focus focus, Judge judge) {
    return eachClass(
        facts,
        focus,
        (cluster, nodeClass, arn) ->
            judge.judge(
                nodeClass,
                Recognition.of(facts, cluster, arn, NodeMapping.LINUX),
                facts.get(Roles.key(arn))));
  }

  private static Verdict recognised(NodeClass nodeClass, Recognition it, Fact<IamRole> role) {
    return role instanceof Fact.Absent
        ? broken(
            Words.of(
                "EC2NodeClass %s names %s, which does not exist in IAM",
                "EC2NodeClass %s 指定的 %s 在 IAM 中不存在", nodeClass.name(), it.roleArn()),
            it.roleArn())
        : it.verdict();
  }

  private static Verdict entryType(Recognition it) {
    String arn = it.roleArn();
    return it.entry()
        .given(
            arn,
            there -> {
              String type = there.entry().type();
              Words says =
                  Words.of("the access entry of %s has type %s", "%s 的访问条目类型为 %s", arn, type);
              if (TYPES.contains(type)) {
                return healthy(says, arn);
              }
              return type.equals("EC2")
                  ? unsure(
                      "%s, which fits only nodes that are named by instance id",
                      "%s，仅适用于以实例 ID 命名的节点", says)
                  : broken(
                      says.then(new Words("; its nodes need EC2_LINUX", "；其节点需要 EC2_LINUX")), arn);
            });
  }

  /// Service-linked roles are per account, and IAM is asked about the cluster's.
  private static Verdict spotRole(Facts facts, Focus focus) {
    return Verdicts.givenCluster(
        facts,
        cluster -> {
          var caller = focus.callerArn().flatMap(Arn::parse);
          if (caller.isPresent() && !Roles.inAccountOf(cluster, caller.get())) {
            return Roles.otherAccount(cluster, caller.get().toString());
          }
          return Verdicts.given(
              facts,
              new FactKey.Role(SPOT_ROLE),
              role -> healthy(Words.of("%s exists", "%s 存在", role.arn()), role.arn()),
              () ->
                  broken(
                      Words.of(
                          "IAM has no role %s: this account has never used EC2 Spot",
                          "IAM 中没有角色 %s：该账户从未使用过 EC2 Spot", SPOT_ROLE),
                      SPOT_ROLE));
        });
  }
}
