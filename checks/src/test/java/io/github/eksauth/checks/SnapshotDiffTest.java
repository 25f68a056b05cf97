package io.github.eksauth.checks;

import static io.github.eksauth.checks.TestCluster.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.fact.AuthenticationMode;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FargateEvent;
import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnapshotDiffTest {
  private static List<String> changes(TestCluster before, TestCluster after) {
    return SnapshotDiff.between(before.snapshot(), after.snapshot()).stream()
        .map(Words::en)
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void nothing_changed(AuthenticationMode mode) {
    assertThat(changes(healthy(mode), healthy(mode))).isEmpty();
  }

  @Test
  void a_mapping_disappeared_and_the_last_writer_is_named() {
    assertThat(
            changes(
                configMap().mapRoles(FARGATE_ITEM + ADMIN_ITEM), configMap().mapRoles(ADMIN_ITEM)))
        .containsExactly(
            "the mapping for arn:aws:iam::111122223333:role/payments-fargate disappeared from"
                + " mapRoles; mapRoles was last written by field manager Terraform, 2026-11-20"
                + " 09:12 UTC; a hint, not proof");
  }

  @Test
  void a_mapping_appeared_or_changed() {
    assertThat(
            changes(
                configMap().mapRoles(ADMIN_ITEM),
                configMap().mapRoles(ADMIN_ITEM.replace("system:masters", "viewers") + NODE_ITEM)))
        .anySatisfy(
            change -> assertThat(change).contains("groups is now [viewers], was [system:masters]"))
        .anySatisfy(change -> assertThat(change).startsWith("a mapping for " + NODE_ROLE));
  }

  @Test
  void map_roles_broke() {
    assertThat(changes(configMap().mapRoles(ADMIN_ITEM), configMap().mapRoles("- [")))
        .anySatisfy(change -> assertThat(change).contains("cannot be parsed any more"));
  }

  @Test
  void the_config_map_was_deleted() {
    assertThat(changes(configMap().mapRoles(ADMIN_ITEM), configMap()))
        .contains("the ConfigMap kube-system/aws-auth disappeared")
        .anySatisfy(change -> assertThat(change).startsWith("the mapping for " + ADMIN_ROLE));
  }

  @Test
  void the_mode_changed() {
    assertThat(changes(mixed(), api()))
        .containsExactly(
            "cluster payments: authentication mode is now API, was API_AND_CONFIG_MAP");
  }

  @Test
  void an_entry_was_recreated_with_another_type() {
    assertThat(
            changes(
                api().entry(NODE_ROLE, "EC2_LINUX", MONDAY),
                api().entry(NODE_ROLE, "STANDARD", FRIDAY)))
        .containsExactly(
            "the access entry of "
                + NODE_ROLE
                + " was deleted and created again, 2026-11-20 09:12 UTC",
            "the access entry of " + NODE_ROLE + ": type is now STANDARD, was EC2_LINUX");
  }

  @Test
  void an_entry_was_removed() {
    assertThat(changes(api().entry(NODE_ROLE, "EC2_LINUX", MONDAY), api().noEntry(NODE_ROLE)))
        .contains(
            "the list of access entries: " + NODE_ROLE + " disappeared",
            "the access entry of " + NODE_ROLE + " disappeared");
  }

  @Test
  void a_role_was_recreated_and_trusts_somebody_else() {
    assertThat(
            changes(
                api().role(FARGATE_ROLE, MONDAY),
                api().role(FARGATE_ROLE, FRIDAY, "ec2.amazonaws.com")))
        .anySatisfy(change -> assertThat(change).contains("deleted and created again", "role id"))
        .contains("the trust policy of IAM role payments-fargate changed");
  }

  @Test
  void a_policy_was_detached() {
    assertThat(
            changes(
                api().policies(FARGATE_ROLE, "arn:aws:iam::aws:policy/A"),
                api().policies(FARGATE_ROLE)))
        .containsExactly(
            "the policies attached to IAM role payments-fargate: arn:aws:iam::aws:policy/A"
                + " disappeared");
  }

  @Test
  void a_profile_changed_its_state() {
    assertThat(changes(api().profileIn("ACTIVE", "apps"), api().profileIn("DELETING", "apps")))
        .containsExactly("Fargate profile apps: status is now DELETING, was ACTIVE");
  }

  @Test
  void a_read_was_visible_before_and_is_not_now() {
    assertThat(changes(configMap().mapRoles(ADMIN_ITEM), configMap().denied(new FactKey.AwsAuth())))
        .containsExactly(
            "the ConfigMap kube-system/aws-auth cannot be read any more: AccessDenied");
  }

  @Test
  void an_event_that_is_merely_seen_again_is_no_change() {
    var once = new FargateEvent("apps", "web", "apps", "blocked", Optional.of(MONDAY));
    var again = new FargateEvent("apps", "web", "apps", "blocked", Optional.of(FRIDAY));
    assertThat(
            changes(
                api().known(new FactKey.FargateEvents(), List.of(once)),
                api().known(new FactKey.FargateEvents(), List.of(again))))
        .isEmpty();
    assertThat(changes(api(), api().known(new FactKey.FargateEvents(), List.of(again))))
        .containsExactly("the events of the Fargate scheduler: apps/web: blocked appeared");
  }
}
