package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.*;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import org.junit.jupiter.api.Test;

class PodExecutionRoleAccessChecksTest {
  private static TestCluster withProfile(TestCluster cluster) {
    return cluster.profile("apps", FARGATE_ROLE).role(FARGATE_ROLE, MONDAY);
  }

  @Test
  void an_api_cluster_without_the_entry_is_broken() {
    var cluster = withProfile(api()).noEntry(FARGATE_ROLE);
    broken(cluster.judge("pod-execution-role-entry"), "mode is API", FARGATE_ROLE);
    notApplicable(cluster.judge("pod-execution-role-in-aws-auth"), "API");
  }

  @Test
  void a_list_of_entries_without_the_role_is_as_good_as_an_absent_entry() {
    broken(withProfile(api()).judge("pod-execution-role-entry"));
  }

  @Test
  void a_denied_entry_is_unsure() {
    var cluster =
        withProfile(api())
            .entry(FARGATE_ROLE, "FARGATE_LINUX", FRIDAY)
            .denied(new FactKey.AccessEntryOf(FARGATE_ROLE));
    lacks(cluster.judge("pod-execution-role-entry"), "eks:DescribeAccessEntry");
    lacks(cluster.judge("pod-execution-role-entry-type"), "eks:DescribeAccessEntry");
  }

  @Test
  void a_config_map_cluster_does_not_ask_entries() {
    var cluster = withProfile(configMap()).mapRoles(FARGATE_ITEM);
    notApplicable(cluster.judge("pod-execution-role-entry"));
    notApplicable(cluster.judge("pod-execution-role-entry-current"));
    healthy(cluster.judge("pod-execution-role-in-aws-auth"));
  }

  @Test
  void in_mixed_mode_either_back_end_is_enough() {
    var byEntry =
        withProfile(mixed()).entry(FARGATE_ROLE, "FARGATE_LINUX", FRIDAY).mapRoles(NODE_ITEM);
    healthy(byEntry.judge("pod-execution-role-entry"));
    notApplicable(byEntry.judge("pod-execution-role-in-aws-auth"), "used instead");

    var byAwsAuth = withProfile(mixed()).noEntry(FARGATE_ROLE).mapRoles(FARGATE_ITEM);
    notApplicable(byAwsAuth.judge("pod-execution-role-entry"));
    healthy(byAwsAuth.judge("pod-execution-role-in-aws-auth"));
  }

  @Test
  void in_mixed_mode_without_either_both_are_broken_and_the_last_writer_is_named() {
    var cluster = withProfile(mixed()).noEntry(FARGATE_ROLE).mapRoles(NODE_ITEM);
    broken(cluster.judge("pod-execution-role-entry"));
    broken(
        cluster.judge("pod-execution-role-in-aws-auth"),
        "field manager Terraform, 2026-11-20 09:12 UTC; a hint, not proof");
  }

  @Test
  void a_mapping_that_is_missing_beside_an_entry_of_unknown_age_is_unsure() {
    var cluster =
        withProfile(mixed())
            .entry(FARGATE_ROLE, "FARGATE_LINUX", FRIDAY)
            .denied(new FactKey.Role("payments-fargate"))
            .mapRoles(NODE_ITEM);
    lacks(cluster.judge("pod-execution-role-entry-current"), "iam:GetRole");
    lacks(cluster.judge("pod-execution-role-in-aws-auth"), "iam:GetRole");
  }

  @Test
  void a_standard_entry_is_of_the_wrong_type() {
    var cluster = withProfile(api()).entry(FARGATE_ROLE, "STANDARD", FRIDAY);
    healthy(cluster.judge("pod-execution-role-entry"));
    broken(cluster.judge("pod-execution-role-entry-type"), "STANDARD", "FARGATE_LINUX");
    assertThat(cluster.observe("pod-execution-role-entry", Focus.none()))
        .isEqualTo(Fact.known("wrong-type"));
  }

  @Test
  void an_entry_older_than_its_role_is_stale() {
    var cluster =
        api()
            .profile("apps", FARGATE_ROLE)
            .role(FARGATE_ROLE, FRIDAY)
            .entry(FARGATE_ROLE, "FARGATE_LINUX", MONDAY);
    broken(
        cluster.judge("pod-execution-role-entry-current"),
        "2026-11-16 08:00 UTC",
        "2026-11-20 09:12 UTC",
        "recreated");
    assertThat(cluster.observe("pod-execution-role-entry", Focus.none()))
        .isEqualTo(Fact.known("stale"));
  }

  @Test
  void a_stale_entry_in_mixed_mode_falls_through_to_aws_auth() {
    var cluster =
        mixed()
            .profile("apps", FARGATE_ROLE)
            .role(FARGATE_ROLE, FRIDAY)
            .entry(FARGATE_ROLE, "FARGATE_LINUX", MONDAY)
            .mapRoles(FARGATE_ITEM);
    broken(cluster.judge("pod-execution-role-entry-current"), "hides this for now");
    healthy(cluster.judge("pod-execution-role-in-aws-auth"));
  }

  @Test
  void the_age_of_a_role_of_another_account_is_unknown() {
    String foreign = "arn:aws:iam::444455556666:role/payments-fargate";
    var cluster =
        api()
            .profile("apps", foreign)
            .role(FARGATE_ROLE, FRIDAY)
            .entry(foreign, "FARGATE_LINUX", MONDAY);
    unsure(cluster.judge("pod-execution-role-entry-current"), "not in the account");
    unsure(cluster.judge("pod-execution-role-exists"), "not in the account");
  }

  @Test
  void a_username_of_an_ec2_node_is_wrong() {
    var cluster =
        withProfile(configMap())
            .mapRoles(FARGATE_ITEM.replace("{{SessionName}}", "{{EC2PrivateDNSName}}"));
    broken(cluster.judge("pod-execution-role-aws-auth-username"), "{{EC2PrivateDNSName}}");
    healthy(cluster.judge("pod-execution-role-aws-auth-groups"));
    broken(cluster.judge("pod-execution-role-dedicated"), "as an EC2 node role");
    assertThat(cluster.observe("pod-execution-role-in-aws-auth", Focus.none()))
        .isEqualTo(Fact.known("wrong-username"));
  }

  @Test
  void a_missing_group_is_named() {
    var cluster =
        withProfile(configMap()).mapRoles(FARGATE_ITEM.replace(", system:node-proxier", ""));
    broken(cluster.judge("pod-execution-role-aws-auth-groups"), "lacks system:node-proxier");
    healthy(cluster.judge("pod-execution-role-aws-auth-username"));
    assertThat(cluster.observe("pod-execution-role-in-aws-auth", Focus.none()))
        .isEqualTo(Fact.known("missing-groups"));
  }

  @Test
  void a_path_is_judged_by_its_own_check_alone() {
    var cluster =
        withProfile(configMap()).mapRoles(FARGATE_ITEM.replace("role/pay", "role/eks/fargate/pay"));
    notApplicable(cluster.judge("pod-execution-role-in-aws-auth"), "path");
    broken(cluster.judge("pod-execution-role-aws-auth-path"), "it must be " + FARGATE_ROLE);
    healthy(
        withProfile(configMap()).mapRoles(FARGATE_ITEM).judge("pod-execution-role-aws-auth-path"));
    assertThat(cluster.observe("pod-execution-role-in-aws-auth", Focus.none()))
        .isEqualTo(Fact.known("path"));
  }

  @Test
  void a_role_whose_true_arn_has_a_path_is_mapped_without_it() {
    String withPath = "arn:aws:iam::111122223333:role/eks/fargate/payments-fargate";
    var cluster =
        configMap().profile("apps", withPath).role(withPath, MONDAY).mapRoles(FARGATE_ITEM);
    healthy(cluster.judge("pod-execution-role-in-aws-auth"));
    healthy(cluster.judge("pod-execution-role-aws-auth-path"));
  }

  @Test
  void an_unparsable_map_roles_maps_nobody() {
    var cluster = withProfile(configMap()).mapRoles(FARGATE_ITEM + "  - broken: [\n");
    broken(cluster.judge("pod-execution-role-in-aws-auth"), "mapRoles", "cannot be parsed");
    notApplicable(cluster.judge("pod-execution-role-aws-auth-groups"));
    assertThat(cluster.observe("pod-execution-role-in-aws-auth", Focus.none()))
        .isEqualTo(Fact.known("unparsable"));
  }

  @Test
  void a_profile_that_the_cluster_lacks_is_said_not_replaced_by_others() {
    var cluster = withProfile(api());
    unsure(
        cluster.judge("pod-execution-role-entry", Focus.none().withProfile("payments")),
        "no Fargate profile named payments; it has apps");
  }

  @Test
  void a_cluster_without_profiles_is_not_concerned() {
    notApplicable(api().judge("pod-execution-role-entry"), "no Fargate profiles");
  }
}
