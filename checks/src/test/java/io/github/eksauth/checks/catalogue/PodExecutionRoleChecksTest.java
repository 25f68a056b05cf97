package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.*;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.HealthIssue;
import io.github.eksauth.checks.fact.TrustPolicy.Condition;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodExecutionRoleChecksTest {
  private static TestCluster withCondition(String operator, String key, String... values) {
    return api()
        .profile("apps", FARGATE_ROLE)
        .role(
            FARGATE_ROLE,
            MONDAY,
            "eks-fargate-pods.amazonaws.com",
            new Condition(operator, key, List.of(values)));
  }

  @Test
  void a_deleted_role_is_broken_and_leaves_the_other_role_checks_aside() {
    var cluster = api().profile("apps", FARGATE_ROLE).absent(new FactKey.Role("payments-fargate"));
    broken(cluster.judge("pod-execution-role-exists"), "does not exist in IAM");
    notApplicable(cluster.judge("pod-execution-role-trusted"));
    notApplicable(cluster.judge("pod-execution-role-policy"));
  }

  @Test
  void a_role_that_moved_to_another_path_is_another_role() {
    broken(
        api()
            .profile("apps", FARGATE_ROLE)
            .role("arn:aws:iam::111122223333:role/new/payments-fargate", MONDAY)
            .judge("pod-execution-role-exists"),
        "is now arn:aws:iam::111122223333:role/new/payments-fargate");
  }

  @Test
  void an_existing_role_is_healthy_and_a_denied_one_unsure() {
    var cluster = api().profile("apps", FARGATE_ROLE).role(FARGATE_ROLE, MONDAY);
    healthy(cluster.judge("pod-execution-role-exists"));
    lacks(
        cluster.denied(new FactKey.Role("payments-fargate")).judge("pod-execution-role-exists"),
        "iam:GetRole");
  }

  @Test
  void a_role_that_trusts_ec2_is_not_trusting_fargate() {
    broken(
        api()
            .profile("apps", FARGATE_ROLE)
            .role(FARGATE_ROLE, MONDAY, "ec2.amazonaws.com")
            .judge("pod-execution-role-trusted"),
        "it trusts ec2.amazonaws.com");
  }

  @Test
  void a_source_arn_of_another_cluster_is_broken() {
    broken(
        withCondition(
                "ArnLike",
                "aws:SourceArn",
                "arn:aws:eks:eu-west-1:111122223333:fargateprofile/staging/*")
            .judge("pod-execution-role-source-arn"),
        "fargateprofile/staging/*",
        "fargateprofile/payments/apps/");
  }

  @Test
  void a_source_arn_of_the_cluster_itself_instead_of_its_profiles_is_broken() {
    broken(
        withCondition("ArnLike", "aws:SourceArn", CLUSTER).judge("pod-execution-role-source-arn"));
  }

  @Test
  void any_matching_source_arn_is_healthy() {
    healthy(
        withCondition(
                "ArnLike",
                "AWS:SourceArn",
                "arn:aws:eks:eu-west-1:111122223333:fargateprofile/staging/*",
                "arn:aws:eks:eu-west-1:111122223333:fargateprofile/payments/*")
            .judge("pod-execution-role-source-arn"));
  }

  @Test
  void the_account_of_another_cluster_is_broken_and_the_own_healthy() {
    broken(
        withCondition("StringEquals", "aws:SourceAccount", "444455556666")
            .judge("pod-execution-role-source-arn"));
    healthy(
        withCondition("StringEquals", "aws:SourceAccount", "111122223333")
            .judge("pod-execution-role-source-arn"));
  }

  @Test
  void no_condition_is_healthy() {
    healthy(
        api()
            .profile("apps", FARGATE_ROLE)
            .role(FARGATE_ROLE, MONDAY)
            .judge("pod-execution-role-source-arn"),
        "no condition");
  }

  @Test
  void a_policy_for_nodes_is_not_the_policy_for_fargate() {
    var cluster =
        api()
            .profile("apps", FARGATE_ROLE)
            .role(FARGATE_ROLE, MONDAY)
            .policies(FARGATE_ROLE, "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy");
    broken(
        cluster.judge("pod-execution-role-policy"),
        "attached are arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy");
    lacks(
        cluster
            .denied(new FactKey.AttachedPolicies("payments-fargate"))
            .judge("pod-execution-role-policy"),
        "iam:ListAttachedRolePolicies");
  }

  @Test
  void a_role_shared_with_a_node_group_is_not_dedicated() {
    broken(
        api()
            .profile("apps", FARGATE_ROLE)
            .nodeGroup("workers", FARGATE_ROLE)
            .judge("pod-execution-role-dedicated"),
        "role of node group workers");
  }

  @Test
  void eks_itself_says_that_the_role_is_in_use() {
    broken(
        api()
            .profileIn("ACTIVE", "apps", new HealthIssue("PodExecutionRoleAlreadyInUse", "in use"))
            .judge("pod-execution-role-dedicated"),
        "PodExecutionRoleAlreadyInUse");
  }
}
