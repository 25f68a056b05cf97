package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.*;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;

import io.github.eksauth.checks.fact.FactKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsAuthChecksTest {
  private static final String WITH_PATH = ADMIN_ITEM.replace("role/", "role/sso/eu-west-1/");

  @Test
  void a_missing_config_map_matters_only_where_it_is_the_only_back_end() {
    broken(configMap().judge("aws-auth-exists"));
    notApplicable(mixed().judge("aws-auth-exists"));
    notApplicable(api().judge("aws-auth-exists"));
    healthy(mixed().mapRoles(NODE_ITEM).judge("aws-auth-exists"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws-auth-exists",
        "aws-auth-parses",
        "aws-auth-arns-have-no-path",
        "aws-auth-no-duplicates",
        "aws-auth-groups-are-lists",
        "aws-auth-arns-are-roles",
        "aws-auth-keeps-roles-in-use"
      })
  void a_config_map_that_may_not_be_read_is_unsure(String check) {
    lacks(
        configMap().denied(new FactKey.AwsAuth()).judge(check),
        "get configmaps kube-system/aws-auth");
  }

  @Test
  void a_parse_error_names_line_and_last_writer() {
    broken(
        mixed().mapRoles(NODE_ITEM + "\tbad\n").judge("aws-auth-parses"),
        "mapRoles line 6",
        "all of mapRoles is ignored",
        "field manager Terraform");
    healthy(mixed().mapRoles(NODE_ITEM).judge("aws-auth-parses"), "1 roles");
  }

  @Test
  void a_path_is_broken_when_nothing_else_recognises_the_role() {
    broken(
        configMap().mapRoles(WITH_PATH).judge("aws-auth-arns-have-no-path"),
        "role/sso/eu-west-1/platform-admin",
        "write " + ADMIN_ROLE);
    healthy(configMap().mapRoles(ADMIN_ITEM).judge("aws-auth-arns-have-no-path"));
  }

  @Test
  void a_path_is_dead_weight_beside_the_same_role_without_it() {
    healthy(configMap().mapRoles(WITH_PATH + ADMIN_ITEM).judge("aws-auth-arns-have-no-path"));
  }

  @Test
  void a_path_is_dead_weight_beside_an_access_entry() {
    notApplicable(
        mixed()
            .mapRoles(WITH_PATH)
            .role(ADMIN_ROLE, MONDAY)
            .entry(ADMIN_ROLE, "STANDARD", FRIDAY)
            .judge("aws-auth-arns-have-no-path"));
  }

  @Test
  void of_duplicates_only_the_last_counts_and_the_lost_groups_are_named() {
    broken(
        configMap()
            .mapRoles(ADMIN_ITEM + ADMIN_ITEM.replace("system:masters", "viewers"))
            .judge("aws-auth-no-duplicates"),
        "stands 2 times",
        "only line 4 counts",
        "lost: system:masters");
  }

  @Test
  void equal_duplicates_change_nothing() {
    healthy(configMap().mapRoles(ADMIN_ITEM + ADMIN_ITEM).judge("aws-auth-no-duplicates"));
  }

  @Test
  void groups_as_a_text_leave_no_groups() {
    broken(
        configMap()
            .mapRoles(ADMIN_ITEM.replace("[system:masters]", "system:masters"))
            .judge("aws-auth-groups-are-lists"),
        "groups of " + ADMIN_ROLE,
        "has no groups");
    healthy(configMap().mapRoles(ADMIN_ITEM).judge("aws-auth-groups-are-lists"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::111122223333:instance-profile/payments-nodes",
        "arn:aws:sts::111122223333:assumed-role/platform-admin/jane",
        "arn:aws:iam::111122223333:group/admins",
        "arn:aws:eks:eu-west-1:111122223333:fargateprofile/payments/apps/8ab2",
        "payments-nodes"
      })
  void an_arn_that_no_caller_has_is_broken(String arn) {
    broken(
        configMap().mapRoles(ADMIN_ITEM.replace(ADMIN_ROLE, arn)).judge("aws-auth-arns-are-roles"),
        arn,
        "nobody can come as it");
  }

  @Test
  void roles_and_users_are_callers() {
    healthy(
        configMap()
            .mapRoles(
                ADMIN_ITEM + ADMIN_ITEM.replace(ADMIN_ROLE, "arn:aws:iam::111122223333:user/jane"))
            .judge("aws-auth-arns-are-roles"));
  }
}
