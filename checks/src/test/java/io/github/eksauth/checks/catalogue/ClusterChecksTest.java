package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.*;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.fact.CoreDns;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FargateProfile;
import io.github.eksauth.checks.fact.IamUser;
import io.github.eksauth.checks.fact.Selector;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ClusterChecksTest {
  private static final String JANE = "arn:aws:iam::111122223333:user/jane";

  private static FactKey.User key(String arn) {
    return new FactKey.User(arn.substring(arn.lastIndexOf('/') + 1));
  }

  private static IamUser user(String arn, Instant createdAt) {
    return new IamUser("jane", arn, "AIDAEXAMPLE", Optional.of(createdAt));
  }

  @Test
  void the_states_of_a_cluster() {
    healthy(api().judge("cluster-active"));
    healthy(api().status("UPDATING").judge("cluster-active"));
    notApplicable(api().status("CREATING").judge("cluster-active"));
    broken(api().status("FAILED").judge("cluster-active"), "payments is FAILED");
    broken(api().absent(new FactKey.Cluster()).judge("cluster-active"), "no cluster");
    lacks(api().denied(new FactKey.Cluster()).judge("cluster-active"), "eks:DescribeCluster");
  }

  @Test
  void a_config_map_only_cluster_ignores_access_entries() {
    broken(configMap().judge("auth-mode-allows-entries"), "CONFIG_MAP");
    healthy(mixed().judge("auth-mode-allows-entries"));
    healthy(api().judge("auth-mode-allows-entries"));
  }

  @Test
  void an_api_cluster_ignores_aws_auth() {
    broken(api().judge("aws-auth-still-used"));
    healthy(mixed().judge("aws-auth-still-used"));
    healthy(configMap().judge("aws-auth-still-used"));
  }

  @Nested
  class Entries {
    @Test
    void a_stale_entry_is_named() {
      broken(
          api()
              .role(NODE_ROLE, FRIDAY)
              .entry(NODE_ROLE, "EC2_LINUX", MONDAY)
              .role(ADMIN_ROLE, MONDAY)
              .entry(ADMIN_ROLE, "STANDARD", FRIDAY)
              .judge("access-entries-current"),
          NODE_ROLE);
    }

    @Test
    void the_entry_of_a_deleted_role_is_a_leftover_not_a_fault() {
      healthy(
          api()
              .absent(new FactKey.Role("payments-nodes"))
              .entry(NODE_ROLE, "EC2_LINUX", MONDAY)
              .role(ADMIN_ROLE, MONDAY)
              .entry(ADMIN_ROLE, "STANDARD", FRIDAY)
              .judge("access-entries-current"));
    }

    @Test
    void a_user_that_was_recreated_makes_its_entry_stale() {
      var cluster = api().entry(JANE, "STANDARD", MONDAY);

      broken(
          cluster.known(key(JANE), user(JANE, FRIDAY)).judge("access-entries-current"),
          "user was deleted and recreated");
      healthy(cluster.known(key(JANE), user(JANE, MONDAY)).judge("access-entries-current"), JANE);
    }

    @Test
    void a_user_that_was_moved_is_not_called_stale() {
      unsure(
          api()
              .entry(JANE, "STANDARD", MONDAY)
              .known(key(JANE), user(JANE.replace("user/", "user/people/"), FRIDAY))
              .judge("access-entries-current"),
          "user/people/jane");
    }

    @Test
    void the_entry_of_a_deleted_user_is_a_leftover() {
      notApplicable(
          api().entry(JANE, "STANDARD", MONDAY).absent(key(JANE)).judge("access-entries-current"),
          "leftover");
    }

    @Test
    void a_user_that_may_not_be_read_is_unsure() {
      lacks(
          api().entry(JANE, "STANDARD", FRIDAY).denied(key(JANE)).judge("access-entries-current"),
          "iam:GetUser");
    }

    @Test
    void a_config_map_cluster_has_none() {
      notApplicable(configMap().judge("access-entries-current"));
    }

    @Test
    void a_denied_list_is_unsure() {
      lacks(
          api().denied(new FactKey.AccessEntries()).judge("access-entries-current"),
          "eks:ListAccessEntries");
    }
  }

  @Nested
  class Admins {
    @Test
    void an_entry_with_the_admin_policy_is_one() {
      healthy(
          api()
              .role(ADMIN_ROLE, MONDAY)
              .entry(ADMIN_ROLE, "STANDARD", FRIDAY)
              .admin(ADMIN_ROLE)
              .judge("admin-path-exists"),
          ADMIN_ROLE);
    }

    @Test
    void a_stale_entry_is_none() {
      broken(
          api()
              .role(ADMIN_ROLE, FRIDAY)
              .entry(ADMIN_ROLE, "STANDARD", MONDAY)
              .admin(ADMIN_ROLE)
              .judge("admin-path-exists"));
    }

    @Test
    void a_member_of_system_masters_is_one() {
      healthy(configMap().role(ADMIN_ROLE, MONDAY).mapRoles(ADMIN_ITEM).judge("admin-path-exists"));
    }

    @Test
    void an_entry_without_rights_shadows_a_member_of_system_masters() {
      broken(
          mixed()
              .role(ADMIN_ROLE, MONDAY)
              .entry(ADMIN_ROLE, "STANDARD", FRIDAY)
              .mapRoles(ADMIN_ITEM)
              .judge("admin-path-exists"));
    }

    @Test
    void a_group_that_may_be_bound_leaves_doubt() {
      unsure(
          api()
              .role(ADMIN_ROLE, MONDAY)
              .entry(ADMIN_ROLE, "STANDARD", FRIDAY, "platform-admins")
              .judge("admin-path-exists"),
          "platform-admins");
    }

    @Test
    void the_creator_of_a_config_map_cluster_is_invisible() {
      unsure(configMap().mapRoles(NODE_ITEM).judge("admin-path-exists"), "created the cluster");
    }

    @Test
    void policies_that_may_not_be_read_leave_doubt() {
      lacks(
          api()
              .role(ADMIN_ROLE, MONDAY)
              .entry(ADMIN_ROLE, "STANDARD", FRIDAY)
              .denied(new FactKey.AccessPoliciesOf(ADMIN_ROLE))
              .judge("admin-path-exists"),
          "eks:ListAssociatedAccessPolicies");
    }
  }

  @Nested
  class CoreDnsOnFargate {
    private static final CoreDns TIED =
        new CoreDns(Map.of("eks.amazonaws.com/compute-type", "ec2"), 2, 0);

    @Test
    void the_ec2_annotation_keeps_it_pending() {
      var cluster =
          api().profile("kube-system", FARGATE_ROLE).known(new FactKey.CoreDnsDeployment(), TIED);
      broken(cluster.judge("coredns-compute-type"), "none of its 2 replicas");
      healthy(
          cluster
              .known(new FactKey.CoreDnsDeployment(), new CoreDns(Map.of(), 2, 2))
              .judge("coredns-compute-type"));
      lacks(
          cluster.denied(new FactKey.CoreDnsDeployment()).judge("coredns-compute-type"),
          "get deployments.apps kube-system/coredns");
    }

    @Test
    void nodes_of_any_kind_make_the_annotation_right() {
      notApplicable(
          api()
              .profile("apps", FARGATE_ROLE)
              .nodeGroup("workers", NODE_ROLE)
              .known(new FactKey.CoreDnsDeployment(), TIED)
              .judge("coredns-compute-type"));
      notApplicable(
          api()
              .profile("apps", FARGATE_ROLE)
              .role(NODE_ROLE, MONDAY)
              .entry(NODE_ROLE, "EC2_LINUX", FRIDAY)
              .known(new FactKey.CoreDnsDeployment(), TIED)
              .judge("coredns-compute-type"),
          "mixed");
    }

    @Test
    void the_leftover_entry_of_a_deleted_node_group_is_no_node() {
      var cluster =
          api()
              .profile("apps", FARGATE_ROLE)
              .absent(new FactKey.Role("payments-nodes"))
              .entry(NODE_ROLE, "EC2_LINUX", FRIDAY);
      assertThat(cluster.observe("compute", Focus.none())).isEqualTo(Fact.known("fargate-only"));
    }

    @Test
    void a_profile_must_select_it() {
      broken(api().profile("apps", FARGATE_ROLE).judge("coredns-profile-match"), "kube-dns");
      healthy(
          api()
              .profile(
                  new FargateProfile(
                      "dns",
                      "ACTIVE",
                      List.of(),
                      FARGATE_ROLE,
                      List.of(new Selector("kube-*", Map.of("k8s-app", "kube-dns"))),
                      List.of(),
                      Optional.empty()))
              .judge("coredns-profile-match"));
    }

    @Test
    void compute_has_four_answers() {
      assertThat(api().observe("compute", Focus.none())).isEqualTo(Fact.known("none"));
      assertThat(api().autoMode().observe("compute", Focus.none())).isEqualTo(Fact.known("nodes"));
    }
  }
}
