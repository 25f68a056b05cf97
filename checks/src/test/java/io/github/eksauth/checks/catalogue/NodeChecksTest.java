package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.*;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;

import io.github.eksauth.checks.fact.AuditWrite;
import io.github.eksauth.checks.fact.FactKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeChecksTest {
  @Test
  void a_node_role_that_terraform_dropped_is_broken_and_says_who_wrote_last() {
    var cluster =
        mixed()
            .nodeGroup("workers", NODE_ROLE)
            .role(NODE_ROLE, MONDAY)
            .noEntry(NODE_ROLE)
            .mapRoles(ADMIN_ITEM);
    broken(
        cluster.judge("aws-auth-keeps-roles-in-use"),
        NODE_ROLE + " of node group workers",
        "mapRoles was last written by field manager Terraform, 2026-11-20 09:12 UTC");
    broken(cluster.judge("node-roles-recognised"), "it has no access entry", "not in aws-auth");
  }

  @Test
  void the_audit_log_adds_who_really_wrote_last() {
    broken(
        mixed()
            .nodeGroup("workers", NODE_ROLE)
            .role(NODE_ROLE, MONDAY)
            .noEntry(NODE_ROLE)
            .mapRoles(ADMIN_ITEM)
            .known(
                new FactKey.AwsAuthWrites(),
                List.of(
                    new AuditWrite(Optional.of(FRIDAY), "patch", "jane", "kubectl/v1.33.0", 403),
                    new AuditWrite(Optional.of(MONDAY), "update", "ci", "Terraform/1.9.5", 200)))
            .judge("aws-auth-keeps-roles-in-use"),
        "field manager Terraform",
        "audit log: aws-auth was last written (update) by ci at 2026-11-16 08:00 UTC with terraform");
  }

  @Test
  void a_role_missing_from_what_eks_wrote_shows_no_rewrite() {
    unsure(
        configMap()
            .nodeGroup("workers", NODE_ROLE)
            .awsAuth(Map.of("mapRoles", ADMIN_ITEM), "vpcLambda")
            .judge("aws-auth-keeps-roles-in-use"),
        "not known");
  }

  @Test
  void an_entry_makes_up_for_a_dropped_mapping() {
    var cluster =
        mixed()
            .nodeGroup("workers", NODE_ROLE)
            .role(NODE_ROLE, MONDAY)
            .entry(NODE_ROLE, "EC2_LINUX", FRIDAY)
            .mapRoles(ADMIN_ITEM);
    healthy(cluster.judge("aws-auth-keeps-roles-in-use"));
    healthy(cluster.judge("node-roles-recognised"));
  }

  @Test
  void a_stale_entry_falls_through_to_aws_auth() {
    healthy(
        mixed()
            .nodeGroup("workers", NODE_ROLE)
            .role(NODE_ROLE, FRIDAY)
            .entry(NODE_ROLE, "EC2_LINUX", MONDAY)
            .mapRoles(NODE_ITEM)
            .judge("node-roles-recognised"),
        "mapping in aws-auth");
  }

  @Test
  void an_entry_of_the_wrong_type_wins_over_a_good_mapping() {
    broken(
        mixed()
            .nodeGroup("workers", NODE_ROLE)
            .role(NODE_ROLE, MONDAY)
            .entry(NODE_ROLE, "STANDARD", FRIDAY)
            .mapRoles(NODE_ITEM)
            .judge("node-roles-recognised"),
        "type STANDARD");
  }

  @Test
  void windows_nodes_need_their_group() {
    broken(
        configMap()
            .nodeGroup("win", NODE_ROLE, "WINDOWS_CORE_2022_x86_64")
            .mapRoles(NODE_ITEM)
            .judge("node-roles-recognised"),
        "eks:kube-proxy-windows");
  }

  @Test
  void a_denied_node_group_is_unsure() {
    lacks(
        api()
            .nodeGroup("workers", NODE_ROLE)
            .denied(new FactKey.NodeGroupOf("workers"))
            .judge("node-roles-recognised"),
        "eks:DescribeNodegroup");
  }

  @Test
  void a_cluster_without_node_groups_is_not_concerned() {
    notApplicable(api().judge("node-roles-recognised"));
  }
}
