package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.FRIDAY;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;
import static io.github.eksauth.checks.catalogue.Workloads.*;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.Pod;
import io.github.eksauth.checks.fact.PodContainer;
import io.github.eksauth.checks.fact.TrustPolicy.Condition;
import io.github.eksauth.checks.fact.TrustPolicy.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadTrustChecksTest {
  private static final String TRUSTS = "workload-role-trusts-issuer";
  private static final String SUBJECT_MATCHES = "workload-role-subject-matches";
  private static final String AUDIENCE_MATCHES = "workload-role-audience-matches";
  private static final String ASSUME = "sts:AssumeRoleWithWebIdentity";
  private static final Condition STS = Workloads.equals("aud", "sts.amazonaws.com");

  private static Verdict judge(String check, Statement... statements) {
    return trusting(irsa(), statements).judge(check, CART);
  }

  private static Statement of(String provider, Condition... conditions) {
    return statement("Allow", Map.of("Federated", List.of(provider)), List.of(ASSUME), conditions);
  }

  private static Condition on(String operator, String key, String... values) {
    return new Condition(operator, key, List.of(values));
  }

  @Test
  void a_role_that_names_the_provider_trusts_it() {
    healthy(irsa().judge(TRUSTS, CART), CART_ROLE, PROVIDER);
    healthy(judge(TRUSTS, pods(), webIdentity()), PROVIDER);
    healthy(
        judge(
            TRUSTS,
            statement(
                "Allow", Map.of("Federated", List.of(PROVIDER)), List.of("STS:assumerole*"))));
  }

  @Test
  void another_provider_is_broken() {
    broken(judge(TRUSTS, of(DUAL_STACK, Workloads.equals("sub", SUBJECT))), DUAL_STACK);
    broken(judge(TRUSTS, of(PROVIDER.replace("EXAMPLE", "OTHER"))), "OTHER");
    broken(judge(TRUSTS, of(PROVIDER.replace("1111", "4444"))), "444422223333");
    broken(judge(TRUSTS, pods()), "none");
    broken(judge(TRUSTS), "none");
  }

  @Test
  void the_provider_named_for_another_action_is_broken() {
    broken(
        judge(
            TRUSTS,
            statement("Allow", Map.of("Federated", List.of(PROVIDER)), List.of("sts:AssumeRole"))),
        "does not allow it " + ASSUME);
  }

  @Test
  void conditions_on_the_claims_of_another_issuer_are_broken() {
    broken(
        judge(
            TRUSTS,
            webIdentity(on("StringEquals", ISSUER.replace("EXAMPLE", "OTHER") + ":sub", SUBJECT))),
        "another issuer");
    broken(
        judge(
            TRUSTS,
            webIdentity(on("StringLike", "oidc-eks.eu-west-1.api.aws/id/EXAMPLE:sub", SUBJECT))),
        "another issuer");
  }

  @Test
  void a_statement_for_another_cluster_beside_the_right_one_does_no_harm() {
    var other = ISSUER.replace("EXAMPLE", "OTHER");
    var beside = of(PROVIDER.replace("EXAMPLE", "OTHER"), on("StringEquals", other + ":sub", "x"));
    var own = webIdentity(Workloads.equals("sub", SUBJECT), STS);
    healthy(judge(TRUSTS, beside, own));
    healthy(judge(SUBJECT_MATCHES, beside, own));
    healthy(judge(AUDIENCE_MATCHES, beside, own));
  }

  @Test
  void whom_a_star_or_an_exception_means_is_not_certain() {
    unsure(judge(TRUSTS, statement("Allow", Map.of("*", List.of("*")), List.of(ASSUME))));
    unsure(
        judge(
            TRUSTS,
            new Statement(
                "Allow",
                Map.of("AWS", List.of("arn:aws:iam::111122223333:role/x")),
                true,
                List.of(ASSUME),
                false,
                List.of())));
    unsure(judge(TRUSTS, of(PROVIDER.replace("EXAMPLE", "example"))));
  }

  @Test
  void a_plain_denial_is_broken() {
    broken(
        judge(
            TRUSTS, webIdentity(), statement("Deny", Map.of("*", List.of("*")), List.of("sts:*"))),
        "denies");
  }

  @Test
  void a_denied_read_of_role_or_account_leaves_doubt() {
    for (String check : List.of(TRUSTS, SUBJECT_MATCHES, AUDIENCE_MATCHES)) {
      lacks(irsa().denied(ROLE).judge(check, CART), "iam:GetRole");
      lacks(irsa().denied(ACCOUNT).judge(check, CART), "get serviceaccounts");
    }
  }

  @Test
  void a_role_of_another_account_is_not_read() {
    var elsewhere =
        account(irsa(), Map.of(Workload.ROLE_ARN, "arn:aws:iam::444455556666:role/shop/cart"));
    for (String check : List.of(TRUSTS, SUBJECT_MATCHES, AUDIENCE_MATCHES)) {
      unsure(elsewhere.judge(check, CART), "not in the account");
    }
  }

  @Test
  void a_role_that_is_missing_is_judged_by_its_own_check() {
    notApplicable(irsa().absent(ROLE).judge(TRUSTS, CART), "does not exist");
    notApplicable(
        account(irsa(), Map.of(Workload.ROLE_ARN, "arn:aws:iam::111122223333:role/cart"))
            .judge(TRUSTS, CART),
        "does not exist");
    notApplicable(account(irsa(), Map.of()).judge(TRUSTS, CART), "gives shop/cart a role");
  }

  @Test
  void the_subject_is_met_as_it_is_or_by_a_pattern() {
    healthy(irsa().judge(SUBJECT_MATCHES, CART), SUBJECT);
    healthy(judge(SUBJECT_MATCHES, webIdentity(STS)));
    healthy(judge(SUBJECT_MATCHES, webIdentity(like("sub", "system:serviceaccount:shop:*"))));
    healthy(judge(SUBJECT_MATCHES, webIdentity(like("sub", "system:serviceaccount:*:cart"), STS)));
    healthy(
        judge(
            SUBJECT_MATCHES,
            webIdentity(on("ForAnyValue:StringEquals", ISSUER + ":sub", "x", SUBJECT))));
    healthy(
        judge(
            SUBJECT_MATCHES,
            webIdentity(on("StringEquals", ISSUER.toUpperCase(Locale.ROOT) + ":SUB", SUBJECT))));
    healthy(
        judge(
            SUBJECT_MATCHES,
            webIdentity(Workloads.equals("sub", "x")),
            webIdentity(Workloads.equals("sub", SUBJECT))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "system:serviceaccount:shop:till",
        "system:serviceaccount:default:cart",
        "system:serviceaccount:shop:Cart",
        "system:serviceaccounts:shop:cart",
        "shop:cart"
      })
  void another_subject_is_broken(String subject) {
    broken(
        judge(SUBJECT_MATCHES, webIdentity(Workloads.equals("sub", subject), STS)),
        SUBJECT,
        subject);
  }

  @Test
  void the_usual_slips_are_named() {
    broken(
        judge(
            SUBJECT_MATCHES, webIdentity(Workloads.equals("sub", "system:serviceaccount:shop:*"))),
        "wildcards need StringLike");
    broken(
        judge(
            SUBJECT_MATCHES,
            webIdentity(on("StringEquals", "https://" + ISSUER + ":sub", SUBJECT))),
        "begins with https://");
    healthy(judge(TRUSTS, webIdentity(on("StringEquals", "https://" + ISSUER + ":sub", SUBJECT))));
  }

  @Test
  void a_denial_of_the_subject_is_broken() {
    broken(
        judge(
            SUBJECT_MATCHES,
            webIdentity(),
            statement(
                "Deny",
                Map.of("Federated", List.of(PROVIDER)),
                List.of(ASSUME),
                Workloads.equals("sub", SUBJECT))),
        "denies");
  }

  @Test
  void a_condition_that_only_iam_can_judge_leaves_doubt() {
    unsure(
        judge(
            SUBJECT_MATCHES,
            webIdentity(
                Workloads.equals(
                    "sub", "system:serviceaccount:${aws:PrincipalTag/namespace}:cart"))),
        "only IAM can judge");
  }

  @Test
  void a_role_that_does_not_trust_the_issuer_is_not_asked_for_claims() {
    notApplicable(judge(SUBJECT_MATCHES, of(DUAL_STACK)), "at all");
    notApplicable(judge(AUDIENCE_MATCHES, pods()), "at all");
    notApplicable(
        irsa().judge(SUBJECT_MATCHES, Focus.none().with(Subject.TARGET_ROLE, CART_ROLE)),
        "no workload is named");
  }

  @Test
  void the_audience_is_that_of_the_annotation_or_that_of_sts() {
    healthy(irsa().judge(AUDIENCE_MATCHES, CART), "sts.amazonaws.com");
    healthy(judge(AUDIENCE_MATCHES, webIdentity(Workloads.equals("sub", SUBJECT))));
    broken(judge(AUDIENCE_MATCHES, webIdentity(Workloads.equals("aud", "vault"))), "vault");
    TestCluster vault =
        account(irsa(), Map.of(Workload.ROLE_ARN, CART_ROLE, Workload.AUDIENCE, "vault"));
    broken(vault.judge(AUDIENCE_MATCHES, CART), "vault");
    healthy(
        trusting(vault, webIdentity(Workloads.equals("aud", "vault")))
            .judge(AUDIENCE_MATCHES, CART));
  }

  @Test
  void a_pod_has_the_audience_it_was_created_with() {
    Pod made =
        podOf(FRIDAY, Optional.empty(), new PodContainer("app", WEB_IDENTITY, Optional.empty()));
    Pod other =
        new Pod(
            made.namespace(),
            made.name(),
            made.labels(),
            made.annotations(),
            made.schedulerName(),
            made.createdAt(),
            made.phase(),
            made.ownerKind(),
            made.nodeName(),
            made.serviceAccount(),
            false,
            false,
            Optional.empty(),
            made.containers(),
            List.of("vault"));
    broken(pod(irsa(), other).judge(AUDIENCE_MATCHES, CART_POD), "aud = vault");
  }

  @Test
  void only_statements_for_the_subject_are_asked_about_the_audience() {
    broken(
        judge(
            AUDIENCE_MATCHES,
            webIdentity(Workloads.equals("sub", SUBJECT), Workloads.equals("aud", "vault")),
            webIdentity(Workloads.equals("sub", "x"), STS)),
        "vault");
  }

  @Test
  void the_role_in_the_text_comes_before_the_annotation() {
    String till = "arn:aws:iam::111122223333:role/till";
    Focus refused = CART.with(Subject.TARGET_ROLE, till).with(Subject.ACTION, ASSUME);
    var cluster = irsa().role(till, FRIDAY, "ec2.amazonaws.com");
    broken(cluster.judge(TRUSTS, refused), till);
    healthy(cluster.judge(TRUSTS, refused.with(Subject.ACTION, "sts:AssumeRole")), CART_ROLE);
  }

  @Test
  void the_role_in_the_pod_comes_before_the_annotation() {
    String till = "arn:aws:iam::111122223333:role/till";
    var cluster =
        pod(
            irsa().role(till, FRIDAY, "ec2.amazonaws.com"),
            FRIDAY,
            Map.of("AWS_ROLE_ARN", till, "AWS_WEB_IDENTITY_TOKEN_FILE", "/token"));
    broken(cluster.judge(TRUSTS, CART_POD), till);
    healthy(cluster.judge(TRUSTS, CART), CART_ROLE);
  }
}
