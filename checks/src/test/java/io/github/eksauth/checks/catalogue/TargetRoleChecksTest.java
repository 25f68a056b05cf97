package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.*;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;

import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.TrustPolicy;
import io.github.eksauth.checks.fact.TrustPolicy.Condition;
import io.github.eksauth.checks.fact.TrustPolicy.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetRoleChecksTest {
  static final String TARGET = "arn:aws:iam::111122223333:role/deploy";
  static final FactKey.Role TARGET_KEY = new FactKey.Role("deploy");
  private static final String EXISTS = "target-role-exists";
  private static final String TRUSTS = "target-role-trusts-caller";
  private static final String DEV = "arn:aws:iam::111122223333:role/teams/dev";
  private static final Focus JANE =
      Focus.none()
          .with(Subject.TARGET_ROLE, TARGET)
          .withCaller("arn:aws:sts::111122223333:assumed-role/dev/jane");

  static Statement allow(String kind, String principal, Condition... conditions) {
    return statement("Allow", kind, principal, conditions);
  }

  static Statement statement(
      String effect, String kind, String principal, Condition... conditions) {
    return new Statement(
        effect,
        Map.of(kind, List.of(principal)),
        false,
        List.of("sts:AssumeRole", "kms:*"),
        false,
        List.of(conditions));
  }

  static IamRole trusting(Statement... statements) {
    return new IamRole(
        "deploy",
        TARGET,
        "AROAEXAMPLE",
        Optional.of(MONDAY),
        new TrustPolicy(List.of(statements)),
        "");
  }

  private static Verdict trusts(Statement... statements) {
    return api().role(DEV, MONDAY).known(TARGET_KEY, trusting(statements)).judge(TRUSTS, JANE);
  }

  @Test
  void the_role_is_looked_up_with_its_whole_arn() {
    healthy(api().known(TARGET_KEY, trusting()).judge(EXISTS, JANE), TARGET);
    broken(api().absent(TARGET_KEY).judge(EXISTS, JANE), "does not exist");
    broken(
        api()
            .known(TARGET_KEY, trusting())
            .judge(EXISTS, JANE.with(Subject.TARGET_ROLE, TARGET.replace("role/", "role/ci/"))),
        "the role of that name is " + TARGET);
    lacks(api().denied(TARGET_KEY).judge(EXISTS, JANE), "iam:GetRole");
  }

  @Test
  void a_role_of_another_account_is_not_looked_up_by_name() {
    unsure(
        api()
            .known(TARGET_KEY, trusting())
            .judge(EXISTS, JANE.with(Subject.TARGET_ROLE, "arn:aws:iam::444455556666:role/deploy")),
        "not in the account");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        DEV,
        "arn:aws:sts::111122223333:assumed-role/dev/jane",
        "arn:aws:iam::111122223333:root",
        "111122223333",
        "*"
      })
  void these_principals_mean_the_caller(String principal) {
    healthy(trusts(allow("AWS", principal)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::111122223333:role/other",
        "arn:aws:sts::111122223333:assumed-role/dev/john",
        "arn:aws:iam::444455556666:role/teams/dev",
        "arn:aws:iam::444455556666:root",
        "arn:aws:iam::111122223333:user/dev"
      })
  void these_do_not(String principal) {
    broken(trusts(allow("AWS", principal)), "does not let");
  }

  @Test
  void a_service_is_nobody_who_calls() {
    broken(trusts(allow("Service", "ec2.amazonaws.com")));
  }

  @Test
  void the_id_of_a_deleted_principal_is_pointed_out() {
    broken(trusts(allow("AWS", "AROAABCDEFGHIJKLMNOPQ")), "AROAABCDEFGHIJKLMNOPQ", "deleted");
  }

  @Test
  void trusting_the_account_leaves_the_rest_to_the_caller() {
    healthy(trusts(allow("AWS", "arn:aws:iam::111122223333:root")), "its own policies");
  }

  @Test
  void a_condition_that_cannot_be_seen_is_unsure() {
    unsure(
        trusts(
            allow("AWS", DEV, new Condition("StringEquals", "sts:ExternalId", List.of("secret")))),
        "sts:ExternalId");
  }

  @Test
  void a_condition_on_who_calls_is_judged() {
    healthy(
        trusts(
            allow(
                "AWS",
                "arn:aws:iam::111122223333:root",
                new Condition(
                    "ArnLike",
                    "aws:PrincipalArn",
                    List.of("arn:aws:iam::111122223333:role/teams/*")))));
    broken(
        trusts(
            allow(
                "AWS",
                "arn:aws:iam::111122223333:root",
                new Condition(
                    "ArnLike",
                    "aws:PrincipalArn",
                    List.of("arn:aws:iam::111122223333:role/ops")))));
    healthy(
        trusts(
            allow(
                "AWS",
                "*",
                new Condition("StringEquals", "aws:PrincipalAccount", List.of("111122223333")))));
  }

  @Test
  void a_condition_on_an_arn_whose_path_is_not_known_is_unsure() {
    unsure(
        api()
            .denied(new FactKey.Role("dev"))
            .known(
                TARGET_KEY,
                trusting(
                    allow(
                        "AWS",
                        "111122223333",
                        new Condition(
                            "ArnLike",
                            "aws:PrincipalArn",
                            List.of("arn:aws:iam::111122223333:role/teams/*")))))
            .judge(TRUSTS, JANE),
        "aws:PrincipalArn");
  }

  @Test
  void a_deny_outweighs_an_allow() {
    broken(trusts(allow("AWS", DEV), statement("Deny", "AWS", "*")), "denies");
    unsure(
        trusts(
            allow("AWS", DEV),
            statement(
                "Deny",
                "AWS",
                "*",
                new Condition("Bool", "aws:MultiFactorAuthPresent", List.of("false")))),
        "aws:MultiFactorAuthPresent");
    healthy(
        trusts(
            allow("AWS", DEV), statement("Deny", "AWS", "arn:aws:iam::111122223333:role/other")));
  }

  @Test
  void another_action_is_not_meant() {
    broken(
        trusts(
            new Statement(
                "Allow",
                Map.of("AWS", List.of(DEV)),
                false,
                List.of("sts:TagSession"),
                false,
                List.of())));
    healthy(
        trusts(
            new Statement(
                "Allow",
                Map.of("AWS", List.of(DEV)),
                false,
                List.of("sts:TagSession"),
                true,
                List.of())));
  }

  @Test
  void everybody_but_somebody_is_left_open() {
    unsure(
        trusts(
            new Statement(
                "Allow",
                Map.of("AWS", List.of("arn:aws:iam::111122223333:role/other")),
                true,
                List.of("sts:AssumeRole"),
                false,
                List.of())));
  }

  @Test
  void what_is_not_named_not_there_or_not_readable_is_not_judged() {
    lacks(api().role(DEV, MONDAY).denied(TARGET_KEY).judge(TRUSTS, JANE), "iam:GetRole");
    notApplicable(api().role(DEV, MONDAY).absent(TARGET_KEY).judge(TRUSTS, JANE), "judged");
    notApplicable(api().judge(TRUSTS, Focus.none().withCaller(DEV)), "no role");
    notApplicable(api().judge(EXISTS), "no role");
  }
}
