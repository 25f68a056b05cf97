package io.github.eksauth.bot.conversation;

import static io.github.eksauth.bot.conversation.Asking.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.clusters.Listed;
import io.github.eksauth.bot.config.AccessRule;
import io.github.eksauth.bot.config.Entrance;
import io.github.eksauth.bot.config.KnownCluster;
import io.github.eksauth.bot.conversation.Decision.Allowed;
import io.github.eksauth.bot.conversation.Decision.Reason;
import io.github.eksauth.bot.conversation.Decision.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessTest {
  private static final Place OPS = new Place("T1", "C-ops", Optional.of("1.2"));
  private static final Place DIRECT = new Place("T1", "D-ana", Optional.empty());
  private static final Person BEN = new Person("T1", "U-ben", "Ben");
  private static final String ARN = "arn:aws:eks:us-east-1:111122223333:cluster/payments";

  private final List<String> asked = new ArrayList<>();
  private final Map<String, Set<String>> groups = Map.of("S-sre", Set.of("U-ana"));

  private Access access(AccessRule... rules) {
    return access(List.of(), rules);
  }

  private Access access(List<KnownCluster> clusters, AccessRule... rules) {
    return new Access(
        List.of(rules),
        clusters,
        group -> {
          asked.add(group);
          return Optional.ofNullable(groups.get(group));
        });
  }

  private static AccessRule rule(
      String cluster, List<String> channels, List<String> users, List<String> groups) {
    return new AccessRule(List.of(cluster), channels, users, groups);
  }

  private static AccessRule everybody(String cluster) {
    return rule(cluster, List.of(), List.of(), List.of());
  }

  private static KnownCluster known(String name, String region, String... aliases) {
    return new KnownCluster(
        name,
        region,
        Optional.of("111122223333"),
        Entrance.AT_HAND,
        List.of(aliases),
        Optional.empty(),
        Optional.empty());
  }

  private static Refused refused(Reason reason) {
    return new Refused(reason, List.of());
  }

  @Test
  void without_rules_nobody_may_look_at_anything() {
    assertThat(access().allows(ANA, OPS, "payments", ARN)).isEqualTo(refused(Reason.NO_RULES));
  }

  @Test
  void a_rule_about_other_clusters_does_not_help() {
    assertThat(access(everybody("web-*")).allows(ANA, OPS, "payments", ARN))
        .isEqualTo(refused(Reason.NO_RULE_FOR_CLUSTER));
  }

  @Test
  void a_rule_that_names_nobody_is_for_all_people_of_the_workspace() {
    Access access = access(everybody("pay*"));

    assertThat(access.allows(BEN, OPS, "payments", ARN)).isEqualTo(new Allowed());
    assertThat(access.allows(BEN, DIRECT, "payments", ARN)).isEqualTo(new Allowed());
  }

  @Test
  void people_of_another_workspace_in_a_shared_channel_must_be_named() {
    Person guest = new Person("T-elsewhere", "U-guest", "Guest");

    assertThat(access(everybody("*")).allows(guest, OPS, "payments", ARN))
        .isEqualTo(refused(Reason.NOT_THIS_PERSON));
    assertThat(
            access(rule("*", List.of(), List.of("U-guest"), List.of()))
                .allows(guest, OPS, "payments", ARN))
        .isEqualTo(new Allowed());
  }

  @Test
  void a_rule_for_a_channel_does_not_let_its_members_ask_elsewhere() {
    Access access = access(rule("*", List.of("C-ops"), List.of(), List.of()));

    assertThat(access.allows(ANA, OPS, "payments", ARN)).isEqualTo(new Allowed());
    assertThat(access.allows(ANA, new Place("T1", "C-other", Optional.empty()), "payments", ARN))
        .isEqualTo(refused(Reason.NOT_HERE));
    assertThat(access.allows(ANA, DIRECT, "payments", ARN)).isEqualTo(refused(Reason.NOT_HERE));
  }

  @Test
  void a_direct_conversation_can_be_listed() {
    assertThat(
            access(rule("*", List.of("C-ops", "D-ana"), List.of(), List.of()))
                .allows(ANA, DIRECT, "payments", ARN))
        .isEqualTo(new Allowed());
  }

  @Test
  void channels_and_users_both_have_to_fit() {
    Access access = access(rule("*", List.of("C-ops"), List.of("U-ana"), List.of()));

    assertThat(access.allows(ANA, OPS, "payments", ARN)).isEqualTo(new Allowed());
    assertThat(access.allows(BEN, OPS, "payments", ARN)).isEqualTo(refused(Reason.NOT_THIS_PERSON));
  }

  @Test
  void members_of_a_group_may() {
    Access access = access(rule("*", List.of(), List.of("U-other"), List.of("S-sre")));

    assertThat(access.allows(ANA, OPS, "payments", ARN)).isEqualTo(new Allowed());
    assertThat(access.allows(BEN, OPS, "payments", ARN)).isEqualTo(refused(Reason.NOT_THIS_PERSON));
  }

  @Test
  void a_group_that_cannot_be_read_has_no_members_and_the_refusal_says_so() {
    Decision decision =
        access(rule("*", List.of(), List.of(), List.of("S-gone")))
            .allows(ANA, OPS, "payments", ARN);

    assertThat(decision).isEqualTo(new Refused(Reason.GROUP_UNREAD, List.of("S-gone")));
    assertThat(((Refused) decision).why()).contains("user group S-gone could not be read");
  }

  @Test
  void groups_are_not_read_when_something_else_decides() {
    access(
            rule("*", List.of("C-else"), List.of(), List.of("S-sre")),
            rule("*", List.of(), List.of("U-ana"), List.of("S-gone")))
        .allows(ANA, OPS, "payments", ARN);

    assertThat(asked).isEmpty();
  }

  @Test
  void clusters_are_named_by_arn_or_alias_too() {
    List<KnownCluster> clusters = List.of(known("payments", "us-east-1", "money"));

    assertThat(
            access(everybody("arn:aws:eks:*:111122223333:cluster/*"))
                .allows(ANA, OPS, "payments", ARN))
        .isEqualTo(new Allowed());
    assertThat(access(clusters, everybody("mon*")).allows(ANA, OPS, "payments", ARN))
        .isEqualTo(new Allowed());
  }

  @Test
  void an_alias_is_not_that_of_a_cluster_with_the_same_name_elsewhere() {
    List<KnownCluster> clusters =
        List.of(known("payments", "us-east-1", "money"), known("payments", "eu-west-1", "sandbox"));
    Access access = access(clusters, everybody("sandbox"));

    assertThat(access.allows(ANA, OPS, "payments", ARN))
        .isEqualTo(refused(Reason.NO_RULE_FOR_CLUSTER));
    assertThat(access.allows(ANA, OPS, "payments", ""))
        .isEqualTo(refused(Reason.NO_RULE_FOR_CLUSTER));
  }

  @Test
  void a_cluster_without_arn_is_allowed_by_its_name_or_its_one_alias_only() {
    List<KnownCluster> clusters = List.of(known("payments", "us-east-1", "money"));

    assertThat(access(clusters, everybody("money")).allows(ANA, OPS, "payments", ""))
        .isEqualTo(new Allowed());
    assertThat(access(clusters, everybody("arn:*")).allows(ANA, OPS, "payments", ""))
        .isEqualTo(refused(Reason.NO_RULE_FOR_CLUSTER));
  }

  @Test
  void a_list_shows_what_may_be_asked_about_there() {
    Listed payments =
        new Listed("payments", "us-east-1", Optional.of("111122223333"), List.of("money"), true);
    Listed web = new Listed("web", "cn-north-1", Optional.of("444455556666"), List.of(), false);
    Listed unknown = new Listed("web", "eu-west-1", Optional.empty(), List.of(), false);
    Access access =
        access(
            rule("money", List.of("C-ops"), List.of(), List.of()),
            everybody("arn:aws-cn:eks:*:444455556666:cluster/web"));
    List<Listed> all = List.of(payments, web, unknown);

    assertThat(access.visible(all, ANA, OPS)).containsExactly(payments, web);
    assertThat(access.visible(all, ANA, DIRECT)).containsExactly(web);
  }
}
