package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.*;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.IamUser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallerChecksTest {
  private static final String SSO =
      "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Dev_1a2b";
  private static final Focus DEV =
      Focus.none()
          .withCaller("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Dev_1a2b/jane");
  private static final String SSO_ITEM =
      "- {rolearn: 'arn:aws:iam::111122223333:role/AWSReservedSSO_Dev_1a2b', username: dev, groups: [devs]}\n";

  @Test
  void a_session_of_a_role_with_a_path_finds_its_entry() {
    var cluster = api().role(SSO, MONDAY).entry(SSO, "STANDARD", FRIDAY);
    healthy(cluster.judge("caller-exists", DEV), SSO);
    healthy(cluster.judge("caller-mapped", DEV), SSO);
    healthy(cluster.judge("caller-entry-current", DEV));
    assertThat(cluster.observe("caller-entry", DEV)).isEqualTo(Fact.known("usable"));
    assertThat(cluster.observe("caller", DEV)).isEqualTo(Fact.known("role"));
  }

  @Test
  void nobody_maps_the_caller() {
    broken(mixed().role(SSO, MONDAY).mapRoles(ADMIN_ITEM).judge("caller-mapped", DEV));
    broken(api().role(SSO, MONDAY).mapRoles(SSO_ITEM).judge("caller-mapped", DEV), "mode is API");
  }

  @Test
  void an_api_cluster_still_tells_that_aws_auth_has_the_caller() {
    assertThat(api().mapRoles(SSO_ITEM).observe("caller-in-aws-auth", DEV))
        .isEqualTo(Fact.known("usable"));
  }

  @Test
  void a_deleted_caller_is_broken() {
    broken(
        api().absent(new FactKey.Role("AWSReservedSSO_Dev_1a2b")).judge("caller-exists", DEV),
        "does not exist");
  }

  @Test
  void a_caller_of_another_account_is_not_looked_up_by_name() {
    unsure(
        api()
            .role(ADMIN_ROLE, MONDAY)
            .judge(
                "caller-exists",
                Focus.none().withCaller("arn:aws:iam::444455556666:role/platform-admin")),
        "not in the account");
  }

  @Test
  void a_stale_entry_is_judged_by_its_own_check_alone() {
    var cluster = api().role(SSO, FRIDAY).entry(SSO, "STANDARD", MONDAY);
    notApplicable(cluster.judge("caller-mapped", DEV), "stale");
    broken(cluster.judge("caller-entry-current", DEV), "recreated");
    assertThat(cluster.observe("caller-entry", DEV)).isEqualTo(Fact.known("stale"));
  }

  @Test
  void a_path_is_judged_by_its_own_check_alone() {
    var cluster = configMap().mapRoles(SSO_ITEM.replace("role/", "role/aws-reserved/"));
    notApplicable(cluster.judge("caller-mapped", DEV), "path");
    broken(cluster.judge("caller-aws-auth-path", DEV), "it must be");
    healthy(configMap().mapRoles(SSO_ITEM).judge("caller-aws-auth-path", DEV));
    assertThat(cluster.observe("caller-in-aws-auth", DEV)).isEqualTo(Fact.known("path"));
  }

  @Test
  void a_mapping_without_groups_is_broken() {
    broken(
        configMap().mapRoles(SSO_ITEM.replace("[devs]", "devs")).judge("caller-has-groups", DEV),
        "groups is not a list");
    healthy(configMap().mapRoles(SSO_ITEM).judge("caller-has-groups", DEV), "devs");
  }

  @Test
  void a_usable_entry_makes_the_mapping_irrelevant() {
    notApplicable(
        mixed()
            .role(SSO, MONDAY)
            .entry(SSO, "STANDARD", FRIDAY)
            .mapRoles(SSO_ITEM.replace("[devs]", "devs"))
            .judge("caller-has-groups", DEV),
        "used instead");
  }

  @Test
  void an_account_in_map_accounts_lets_its_callers_in_without_groups() {
    var cluster = configMap().awsAuth(Map.of("mapAccounts", "- 111122223333\n"), "kubectl-edit");
    healthy(cluster.judge("caller-mapped", DEV));
    broken(cluster.judge("caller-has-groups", DEV), "no groups");
  }

  @Test
  void without_a_caller_nothing_is_judged() {
    notApplicable(api().judge("caller-mapped"), "no caller");
    assertThat(api().observe("caller", Focus.none())).isEqualTo(Fact.known("unknown"));
  }

  @Test
  void what_is_no_caller_is_unsure() {
    Focus odd = Focus.none().withCaller("jane");
    unsure(api().judge("caller-mapped", odd), "jane is not the ARN");
    assertThat(api().observe("caller", odd)).isEqualTo(Fact.known("other"));
  }

  @Test
  void a_user_is_looked_up_in_iam() {
    Focus jane = Focus.none().withCaller("arn:aws:iam::111122223333:user/jane");
    var key = new FactKey.User("jane");
    healthy(
        api()
            .known(
                key,
                new IamUser(
                    "jane", "arn:aws:iam::111122223333:user/jane", "AIDA", Optional.of(MONDAY)))
            .judge("caller-exists", jane));
    broken(api().absent(key).judge("caller-exists", jane), "does not exist");
    lacks(api().denied(key).judge("caller-exists", jane), "iam:GetUser");
  }

  @Test
  void a_caller_whose_entry_was_deleted_is_told_by_whom() {
    broken(
        api()
            .role(SSO, MONDAY)
            .known(
                new FactKey.TrailEventsOf("DeleteAccessEntry"),
                List.of(
                    NamedPrincipalChecksTest.event(
                        "DeleteAccessEntry",
                        FRIDAY,
                        "arn:aws:iam::111122223333:user/joe",
                        "Mozilla/5.0",
                        SSO)))
            .judge("caller-mapped", DEV),
        "user/joe deleted its access entry at 2026-11-20 09:12 UTC with a browser");
  }
}
