package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.ADMIN_ROLE;
import static io.github.eksauth.checks.TestCluster.FRIDAY;
import static io.github.eksauth.checks.TestCluster.MONDAY;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;
import static io.github.eksauth.checks.catalogue.Workloads.*;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.InlinePolicy;
import io.github.eksauth.checks.fact.PolicyStatement;
import io.github.eksauth.checks.fact.SimulatedAccess;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkloadRoleChecksTest {
  private static final String EXISTS = "workload-role-exists";
  private static final String ALLOWS = "workload-role-allows-action";
  private static final FactKey.Simulation SIMULATION =
      new FactKey.Simulation("s3:GetObject", "", CART_ROLE, "*");
  private static final Focus REFUSED = CART_SESSION.with(Subject.ACTION, "s3:GetObject");

  private static TestCluster answering(String decision, String... deniedBy) {
    return irsa()
        .known(SIMULATION, new SimulatedAccess(decision, List.of("cart-s3"), List.of(deniedBy)));
  }

  @Test
  void the_role_of_annotation_association_or_caller_exists() {
    healthy(irsa().judge(EXISTS, CART), CART_ROLE);
    healthy(podIdentity().judge(EXISTS, CART), CART_ROLE);
    healthy(podIdentity().judge(EXISTS, CART_SESSION), CART_ROLE);
  }

  @Test
  void a_role_that_is_gone_is_broken_and_named_with_who_names_it() {
    broken(irsa().absent(ROLE).judge(EXISTS, CART), "annotation of service account shop/cart");
    broken(podIdentity().absent(ROLE).judge(EXISTS, CART), "association a-1");
    broken(irsa().absent(ROLE).judge(EXISTS, CART_POD), "pod shop/cart-1");
  }

  @Test
  void a_role_at_another_path_is_not_the_one_that_is_named() {
    broken(
        account(irsa(), Map.of(Workload.ROLE_ARN, "arn:aws:iam::111122223333:role/cart"))
            .judge(EXISTS, CART),
        "the role of that name is " + CART_ROLE);
  }

  @Test
  void what_is_not_seen_leaves_doubt() {
    lacks(irsa().denied(ROLE).judge(EXISTS, CART), "iam:GetRole");
    lacks(irsa().denied(ACCOUNT).judge(EXISTS, CART), "get serviceaccounts");
    lacks(irsa().denied(ROLE).judge(EXISTS, CART_SESSION), "iam:GetRole");
    healthy(podIdentity().denied(ACCOUNT).judge(EXISTS, CART), CART_ROLE);
    unsure(
        account(irsa(), Map.of(Workload.ROLE_ARN, "arn:aws:iam::444455556666:role/cart"))
            .judge(EXISTS, CART),
        "not in the account");
    unsure(
        account(irsa(), Map.of(Workload.ROLE_ARN, "cart")).judge(EXISTS, CART), "is not the ARN");
  }

  @Test
  void two_roles_of_which_one_is_gone_leave_doubt() {
    String till = "arn:aws:iam::111122223333:role/till";
    var cluster =
        account(podIdentity(), Map.of(Workload.ROLE_ARN, till)).absent(new FactKey.Role("till"));
    unsure(cluster.judge(EXISTS, CART), "several roles", till, CART_ROLE);
  }

  @Test
  void a_caller_that_is_no_workload_says_nothing_about_the_role() {
    var cluster = irsa().role(ADMIN_ROLE, MONDAY).absent(ROLE);
    Focus byAdmin = CART.withCaller("arn:aws:sts::111122223333:assumed-role/platform-admin/jane");
    broken(cluster.judge(EXISTS, byAdmin), CART_ROLE);
    notApplicable(
        cluster.judge(EXISTS, Focus.none().withCaller(ADMIN_ROLE)), "no workload is named");
  }

  @Test
  void what_iam_allows_is_healthy_and_what_no_policy_allows_is_broken() {
    healthy(answering("allowed").judge(ALLOWS, REFUSED), "s3:GetObject", CART_ROLE, "allowed");
    broken(answering("implicitDeny").judge(ALLOWS, REFUSED), "s3:GetObject", "implicitDeny");
    broken(answering("implicitDeny").judge(ALLOWS, CART.with(Subject.ACTION, "s3:GetObject")));
  }

  @Test
  void a_denial_from_above_or_outright_is_not_a_policy_that_is_too_short() {
    unsure(answering("implicitDeny", "organization").judge(ALLOWS, REFUSED), "organization");
    unsure(answering("explicitDeny", "boundary").judge(ALLOWS, REFUSED), "boundary");
    unsure(answering("explicitDeny").judge(ALLOWS, REFUSED), "cart-s3");
  }

  @Test
  void an_inline_policy_for_some_resources_leaves_doubt() {
    var bucket =
        new PolicyStatement("Allow", List.of("s3:Get*"), false, List.of("arn:aws:s3:::b/*"), false);
    unsure(
        answering("implicitDeny")
            .known(
                new FactKey.InlinePolicies("cart"),
                List.of(new InlinePolicy("read-bucket", List.of(bucket))))
            .judge(ALLOWS, REFUSED),
        "read-bucket");
    broken(
        answering("implicitDeny")
            .known(
                new FactKey.InlinePolicies("cart"),
                List.of(
                    new InlinePolicy(
                        "queue",
                        List.of(
                            new PolicyStatement(
                                "Allow", List.of("sqs:*"), false, List.of("*"), false)))))
            .judge(ALLOWS, REFUSED));
  }

  @Test
  void the_resource_of_the_text_is_asked_about() {
    String target = "arn:aws:iam::444455556666:role/archive";
    healthy(
        irsa()
            .known(
                new FactKey.Simulation("sts:AssumeRole", "", CART_ROLE, target),
                new SimulatedAccess("allowed", List.of(), List.of()))
            .judge(
                ALLOWS,
                CART_SESSION
                    .with(Subject.ACTION, "sts:AssumeRole")
                    .with(Subject.TARGET_ROLE, target)),
        target);
  }

  @Test
  void a_denied_simulation_leaves_doubt() {
    lacks(irsa().denied(SIMULATION).judge(ALLOWS, REFUSED), "iam:SimulatePrincipalPolicy");
    lacks(irsa().denied(ROLE).judge(ALLOWS, REFUSED), "iam:GetRole");
  }

  @Test
  void only_the_role_of_a_workload_is_judged() {
    notApplicable(answering("implicitDeny").judge(ALLOWS, CART_SESSION), "no refused action");
    notApplicable(
        irsa().role(ADMIN_ROLE, FRIDAY).judge(ALLOWS, REFUSED.withCaller(ADMIN_ROLE)),
        "not the role of a workload");
    notApplicable(
        irsa()
            .judge(
                ALLOWS,
                REFUSED.withCaller(
                    "arn:aws:sts::111122223333:assumed-role/cart/i-0123456789abcdef0")),
        "not the role of a workload");
    notApplicable(irsa().absent(ROLE).judge(ALLOWS, REFUSED), "does not exist");
  }
}
