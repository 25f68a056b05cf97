package io.github.eksauth.checks.awsauth;

import static io.github.eksauth.checks.TestCluster.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.awsauth.MapRolesToKeep.KeptRole;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapRolesToKeepTest {
  private static final KeptRole NODES =
      new KeptRole(
          NODE_ROLE,
          "system:node:{{EC2PrivateDNSName}}",
          List.of("system:bootstrappers", "system:nodes"));
  private static final KeptRole FARGATE =
      new KeptRole(
          FARGATE_ROLE,
          "system:node:{{SessionName}}",
          List.of("system:bootstrappers", "system:nodes", "system:node-proxier"));
  private static final KeptRole ADMINS =
      new KeptRole(ADMIN_ROLE, "admin", List.of("system:masters"));

  private static List<KeptRole> kept(TestCluster cluster) {
    return MapRolesToKeep.of(cluster.facts()).ifKnown().orElseThrow();
  }

  @Test
  void what_is_there_stays_and_roles_in_use_are_added() {
    assertThat(
            kept(
                configMap()
                    .mapRoles(ADMIN_ITEM)
                    .nodeGroup("workers", NODE_ROLE)
                    .profile("apps", FARGATE_ROLE)))
        .containsExactly(ADMINS, FARGATE, NODES);
  }

  @Test
  void a_broken_mapping_of_a_role_in_use_is_repaired_and_keeps_its_extra_groups() {
    assertThat(
            kept(
                configMap()
                    .mapRoles(
                        """
                        - rolearn: arn:aws:iam::111122223333:role/eks/payments-fargate
                          username: fargate
                          groups: [system:nodes, extra]
                        """)
                    .profile("apps", "arn:aws:iam::111122223333:role/eks/payments-fargate")))
        .containsExactly(
            new KeptRole(
                FARGATE_ROLE,
                "system:node:{{SessionName}}",
                List.of("system:bootstrappers", "system:nodes", "system:node-proxier", "extra")));
  }

  @Test
  void of_duplicates_the_last_stays_and_what_never_matches_goes() {
    assertThat(
            kept(
                configMap()
                    .mapRoles(
                        ADMIN_ITEM.replace("system:masters", "old")
                            + ADMIN_ITEM
                            + ADMIN_ITEM.replace("role/", "instance-profile/"))))
        .containsExactly(ADMINS);
  }

  @Test
  void an_item_that_works_today_wins_over_the_same_role_with_a_path() {
    assertThat(
            kept(
                configMap()
                    .mapRoles(
                        ADMIN_ITEM
                            + ADMIN_ITEM
                                .replace("role/", "role/team/")
                                .replace("system:masters", "viewers"))))
        .containsExactly(ADMINS);
  }

  @Test
  void windows_nodes_keep_their_group() {
    assertThat(kept(configMap().nodeGroup("win", NODE_ROLE, "WINDOWS_FULL_2022_x86_64")))
        .singleElement()
        .satisfies(role -> assertThat(role.groups()).contains("eks:kube-proxy-windows"));
  }

  @Test
  void a_config_map_that_is_not_there_keeps_nothing_of_its_own() {
    assertThat(kept(configMap().nodeGroup("workers", NODE_ROLE))).containsExactly(NODES);
  }

  @Test
  void whatever_could_not_be_read_makes_the_list_unseen() {
    for (FactKey<?> key :
        List.of(
            new FactKey.AwsAuth(),
            new FactKey.NodeGroups(),
            new FactKey.NodeGroupOf("workers"),
            new FactKey.FargateProfiles(),
            new FactKey.FargateProfileOf("apps"))) {
      var cluster =
          configMap()
              .mapRoles(ADMIN_ITEM)
              .nodeGroup("workers", NODE_ROLE)
              .profile("apps", FARGATE_ROLE)
              .denied(key);
      assertThat(MapRolesToKeep.of(cluster.facts()))
          .as(key.id())
          .isEqualTo(Fact.unseen("AccessDenied", key.permissions()));
    }
  }

  @Test
  void map_roles_that_cannot_be_parsed_makes_the_list_unseen() {
    assertThat(MapRolesToKeep.of(configMap().mapRoles("- [").facts()))
        .isInstanceOf(Fact.Unseen.class);
  }
}
