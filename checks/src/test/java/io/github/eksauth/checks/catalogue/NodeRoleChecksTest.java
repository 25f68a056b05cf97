package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.*;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.PodIdentityName;
import io.github.eksauth.checks.fact.ServiceAccount;
import io.github.eksauth.checks.fact.SimulatedAccess;
import io.github.eksauth.checks.fact.TrustPolicy.Condition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeRoleChecksTest {
  private static final String AWS = "arn:aws:iam::aws:policy/";
  private static final String WORKER = AWS + "AmazonEKSWorkerNodePolicy";
  private static final String PULL = AWS + "AmazonEC2ContainerRegistryPullOnly";
  private static final String CNI = AWS + "AmazonEKS_CNI_Policy";

  private static TestCluster withGroup(TestCluster cluster) {
    return cluster.nodeGroup("workers", NODE_ROLE).role(NODE_ROLE, MONDAY, "ec2.amazonaws.com");
  }

  private static TestCluster withPolicies(String... policies) {
    return withGroup(api()).policies(NODE_ROLE, policies);
  }

  private static FactKey.Simulation simulation(String action) {
    return new FactKey.Simulation(action, "", NODE_ROLE, "*");
  }

  private static SimulatedAccess answer(String decision) {
    return new SimulatedAccess(decision, List.of(), List.of());
  }

  private static ServiceAccount awsNode(Map<String, String> annotations) {
    return new ServiceAccount(
        "kube-system", "aws-node", annotations, Optional.empty(), Optional.empty(), "");
  }

  @Test
  void a_role_that_is_there_exists() {
    healthy(withGroup(api()).judge("node-role-exists"), NODE_ROLE);
  }

  @Test
  void a_deleted_role_is_missed_and_nothing_else_is_said_about_it() {
    var cluster = api().nodeGroup("workers", NODE_ROLE).absent(new FactKey.Role("payments-nodes"));
    broken(cluster.judge("node-role-exists"), NODE_ROLE + " of node group workers does not exist");
    notApplicable(cluster.judge("node-role-trusted"));
    notApplicable(cluster.judge("node-role-policies"));
  }

  @Test
  void a_role_of_the_same_name_under_another_path_is_another_role() {
    String moved = "arn:aws:iam::111122223333:role/eks/payments-nodes";
    broken(
        api()
            .nodeGroup("workers", NODE_ROLE)
            .role(moved, MONDAY, "ec2.amazonaws.com")
            .judge("node-role-exists"),
        "now " + moved);
  }

  @Test
  void a_denied_role_is_unsure() {
    var cluster = api().nodeGroup("workers", NODE_ROLE).denied(new FactKey.Role("payments-nodes"));
    lacks(cluster.judge("node-role-exists"), "iam:GetRole");
    lacks(cluster.judge("node-role-trusted"), "iam:GetRole");
    lacks(cluster.judge("node-role-policies"), "iam:GetRole");
  }

  @Test
  void a_cluster_without_node_groups_is_not_concerned() {
    for (String check :
        List.of(
            "node-role-exists",
            "node-role-trusted",
            "node-role-policies",
            "node-role-entry-type",
            "node-role-entry-current")) {
      notApplicable(api().judge(check), "no managed node groups");
    }
  }

  @Test
  void a_role_made_for_the_cluster_does_not_trust_instances() {
    healthy(withGroup(api()).judge("node-role-trusted"));
    broken(
        withGroup(api()).role(NODE_ROLE, MONDAY, "eks.amazonaws.com").judge("node-role-trusted"),
        "does not trust ec2.amazonaws.com; it trusts eks.amazonaws.com");
  }

  @Test
  void trust_under_a_condition_is_not_promised() {
    unsure(
        withGroup(api())
            .role(
                NODE_ROLE,
                MONDAY,
                "ec2.amazonaws.com",
                new Condition("StringEquals", "aws:SourceAccount", List.of("444455556666")))
            .judge("node-role-trusted"),
        "conditions");
  }

  @Test
  void china_has_a_second_name_for_the_service() {
    broken(
        withGroup(api())
            .role(NODE_ROLE, MONDAY, "ec2.amazonaws.com.cn")
            .judge("node-role-trusted"));
    String role = "arn:aws-cn:iam::111122223333:role/payments-nodes";
    healthy(
        api()
            .nodeGroup("workers", role)
            .role(role, MONDAY, "ec2.amazonaws.com.cn")
            .judge("node-role-trusted"));
  }

  @Test
  void the_policies_of_aws_are_enough() {
    healthy(withPolicies(WORKER, PULL, CNI).judge("node-role-policies"), "AmazonEKS_CNI_Policy");
  }

  @Test
  void a_missing_policy_that_nothing_makes_up_for_is_broken() {
    broken(
        withPolicies(PULL, CNI)
            .known(simulation("ec2:DescribeInstances"), answer("implicitDeny"))
            .judge("node-role-policies"),
        "AmazonEKSWorkerNodePolicy is not attached to " + NODE_ROLE);
    broken(
        withPolicies(WORKER, CNI)
            .known(simulation("ecr:GetAuthorizationToken"), answer("implicitDeny"))
            .judge("node-role-policies"),
        "AmazonEC2ContainerRegistryPullOnly / AmazonEC2ContainerRegistryReadOnly");
  }

  @Test
  void a_policy_of_ones_own_may_allow_the_same() {
    healthy(
        withPolicies("arn:aws:iam::111122223333:policy/nodes", PULL, CNI)
            .known(simulation("ec2:DescribeInstances"), answer("allowed"))
            .judge("node-role-policies"),
        "another policy allows ec2:DescribeInstances");
  }

  @Test
  void a_policy_of_ones_own_with_the_name_of_aws_is_not_taken_for_it() {
    broken(
        withPolicies("arn:aws:iam::111122223333:policy/AmazonEKSWorkerNodePolicy", PULL, CNI)
            .known(simulation("ec2:DescribeInstances"), answer("implicitDeny"))
            .judge("node-role-policies"));
  }

  @Test
  void without_the_right_to_ask_iam_a_missing_policy_is_unsure() {
    lacks(
        withPolicies(PULL, CNI)
            .denied(simulation("ec2:DescribeInstances"))
            .judge("node-role-policies"),
        "iam:SimulatePrincipalPolicy");
    lacks(
        withGroup(api())
            .denied(new FactKey.AttachedPolicies("payments-nodes"))
            .judge("node-role-policies"),
        "iam:ListAttachedRolePolicies");
  }

  @Test
  void a_cni_with_a_role_of_its_own_needs_nothing_from_the_node() {
    healthy(
        withPolicies(WORKER, PULL)
            .known(
                new FactKey.PodIdentityAssociations(),
                List.of(new PodIdentityName("a-1", "kube-system", "aws-node", "")))
            .judge("node-role-policies"));
    healthy(
        withPolicies(WORKER, PULL)
            .known(new FactKey.PodIdentityAssociations(), List.of())
            .known(
                new FactKey.ServiceAccountOf("kube-system", "aws-node"),
                awsNode(Map.of("eks.amazonaws.com/role-arn", ADMIN_ROLE)))
            .judge("node-role-policies"));
  }

  @Test
  void another_network_plugin_needs_no_policy_for_the_cni() {
    healthy(
        withPolicies(WORKER, PULL)
            .known(new FactKey.PodIdentityAssociations(), List.of())
            .absent(new FactKey.ServiceAccountOf("kube-system", "aws-node"))
            .judge("node-role-policies"));
  }

  private static TestCluster cniOnTheNodeRole() {
    return withPolicies(WORKER, PULL)
        .known(new FactKey.PodIdentityAssociations(), List.of())
        .known(new FactKey.ServiceAccountOf("kube-system", "aws-node"), awsNode(Map.of()))
        .known(simulation("ec2:AssignPrivateIpAddresses"), answer("implicitDeny"))
        .known(simulation("ec2:AssignIpv6Addresses"), answer("implicitDeny"));
  }

  @Test
  void a_cni_that_lives_on_the_node_role_needs_its_policy() {
    broken(
        cniOnTheNodeRole()
            .known(new FactKey.InlinePolicies("payments-nodes"), List.of())
            .judge("node-role-policies"),
        "AmazonEKS_CNI_Policy is not attached");
    healthy(
        cniOnTheNodeRole()
            .known(simulation("ec2:AssignIpv6Addresses"), answer("allowed"))
            .judge("node-role-policies"));
  }

  @Test
  void policies_of_ones_own_for_the_cni_are_not_called_missing() {
    unsure(
        cniOnTheNodeRole()
            .policies(NODE_ROLE, WORKER, PULL, "arn:aws:iam::111122223333:policy/cni-by-tag")
            .judge("node-role-policies"),
        "other policies");
  }

  @Test
  void whose_role_the_cni_has_cannot_be_said_without_kubernetes() {
    lacks(
        withPolicies(WORKER, PULL)
            .known(new FactKey.PodIdentityAssociations(), List.of())
            .denied(new FactKey.ServiceAccountOf("kube-system", "aws-node"))
            .judge("node-role-policies"),
        "get serviceaccounts");
  }

  @Test
  void an_entry_for_people_is_no_entry_for_nodes() {
    healthy(withGroup(api()).entry(NODE_ROLE, "EC2_LINUX", FRIDAY).judge("node-role-entry-type"));
    broken(
        withGroup(mixed())
            .entry(NODE_ROLE, "STANDARD", FRIDAY)
            .mapRoles(NODE_ITEM)
            .judge("node-role-entry-type"),
        "type STANDARD; its nodes need EC2_LINUX");
  }

  @Test
  void windows_nodes_need_the_type_of_windows() {
    broken(
        api()
            .nodeGroup("win", NODE_ROLE, "WINDOWS_CORE_2022_x86_64")
            .role(NODE_ROLE, MONDAY)
            .entry(NODE_ROLE, "EC2_LINUX", FRIDAY)
            .judge("node-role-entry-type"),
        "need EC2_WINDOWS");
  }

  @Test
  void an_entry_older_than_the_role_is_stale_and_aws_auth_may_hide_it() {
    healthy(
        withGroup(api()).entry(NODE_ROLE, "EC2_LINUX", FRIDAY).judge("node-role-entry-current"));
    var stale =
        mixed()
            .nodeGroup("workers", NODE_ROLE)
            .role(NODE_ROLE, FRIDAY, "ec2.amazonaws.com")
            .entry(NODE_ROLE, "EC2_LINUX", MONDAY);
    broken(stale.judge("node-role-entry-current"), "deleted and recreated");
    broken(stale.mapRoles(NODE_ITEM).judge("node-role-entry-current"), "aws-auth still maps");
  }

  @Test
  void an_entry_that_is_not_there_or_not_asked_is_judged_elsewhere() {
    for (String check : List.of("node-role-entry-type", "node-role-entry-current")) {
      notApplicable(withGroup(api()).noEntry(NODE_ROLE).judge(check), "no access entry");
      notApplicable(withGroup(configMap()).judge(check), "CONFIG_MAP");
      lacks(
          withGroup(api())
              .entry(NODE_ROLE, "EC2_LINUX", FRIDAY)
              .denied(new FactKey.AccessEntryOf(NODE_ROLE))
              .judge(check),
          "eks:DescribeAccessEntry");
    }
  }
}
