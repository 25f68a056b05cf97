package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;

import io.github.eksauth.checks.awsauth.NodeMapping;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.NodeGroup;
import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.function.Function;

/// Whether the role of a managed node group is a role that nodes can use, and whether its access
/// entry is one of a node.
final class NodeRoleChecks {
  static final List<Check> ALL =
      List.of(
          Rule.sweeping(
              "node-role-exists",
              "The role of the node group exists",
              "节点组的角色存在",
              (facts, focus) ->
                  NodeGroups.eachWithCluster(
                      facts,
                      focus,
                      NodeRoleChecks::reads,
                      (cluster, group) ->
                          Roles.given(
                              facts,
                              cluster,
                              group.nodeRoleArn(),
                              role -> Roles.exists(owner(group), group.nodeRoleArn(), role),
                              () -> Roles.gone(owner(group), group.nodeRoleArn())))),
          Rule.sweeping(
              "node-role-trusted",
              "The role of the node group trusts ec2.amazonaws.com",
              "节点组的角色信任 ec2.amazonaws.com",
              (facts, focus) -> givenRole(facts, focus, Trust::ofEc2)),
          Rule.sweeping(
              "node-role-policies",
              "The role of the node group carries the policies that nodes need",
              "节点组的角色带有节点所需的策略",
              (facts, focus) -> givenRole(facts, focus, role -> NodePolicies.judge(facts, role))),
          Rule.sweeping(
              "node-role-entry-type",
              "The access entry of the node role has a node type",
              "节点角色的访问条目是节点类型",
              (facts, focus) -> givenRecognition(facts, focus, NodeRoleChecks::entryType)),
          Rule.sweeping(
              "node-role-entry-current",
              "The access entry of the node role is not older than the role",
              "节点角色的访问条目不早于角色本身",
              (facts, focus) -> givenRecognition(facts, focus, Recognition::entryCurrent)));

  private NodeRoleChecks() {}

  private static List<FactKey<?>> reads(NodeGroup group) {
    return List.of(
        Roles.key(group.nodeRoleArn()),
        new FactKey.AttachedPolicies(Roles.name(group.nodeRoleArn())));
  }

  private static Verdict givenRole(Facts facts, Focus focus, Function<IamRole, Verdict> judge) {
    return NodeGroups.eachWithCluster(
        facts,
        focus,
        NodeRoleChecks::reads,
        (cluster, group) ->
            Roles.given(
                facts,
                cluster,
                group.nodeRoleArn(),
                judge,
                () -> notApplicable("%s does not exist", "%s 不存在", group.nodeRoleArn())));
  }

  private static Verdict givenRecognition(
      Facts facts, Focus focus, Function<Recognition, Verdict> judge) {
    return NodeGroups.eachWithCluster(
        facts,
        focus,
        group -> Recognition.reads(group.nodeRoleArn()),
        (cluster, group) ->
            judge.apply(
                Recognition.of(facts, cluster, group.nodeRoleArn(), NodeGroups.form(group))));
  }

  private static Words owner(NodeGroup group) {
    return Words.of("node group %s", "节点组 %s", group.name());
  }

  private static Verdict entryType(Recognition it) {
    return it.entry()
        .ofRightType(
            it.roleArn(),
            Words.of(
                "; its nodes need %s",
                "；其节点需要 %s", it.form() == NodeMapping.WINDOWS ? "EC2_WINDOWS" : "EC2_LINUX"));
  }
}
