package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Workloads.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.TrustPolicy;
import io.github.eksauth.checks.fact.TrustPolicy.Condition;
import io.github.eksauth.checks.fact.TrustPolicy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Laws of trust policies: what lets in never keeps out, and what denies never lets in.
class WebIdentityTrustPropertiesTest {
  private static WebIdentityTrust trust(List<Statement> statements) {
    return new WebIdentityTrust(
        new IamRole(
            "cart", CART_ROLE, "AROACART", Optional.empty(), new TrustPolicy(statements), ""),
        ISSUER);
  }

  private static List<Statement> with(List<Statement> statements, Statement more) {
    var all = new ArrayList<>(statements);
    all.add(more);
    return all;
  }

  @Provide
  Arbitrary<Condition> conditions() {
    return Combinators.combine(
            Arbitraries.of(
                "StringEquals",
                "StringLike",
                "StringNotEquals",
                "ForAnyValue:StringEquals",
                "StringEqualsIfExists",
                "Bool"),
            Arbitraries.of(
                ISSUER + ":sub",
                ISSUER + ":aud",
                "https://" + ISSUER + ":sub",
                "oidc.eks.eu-west-1.amazonaws.com/id/OTHER:sub",
                "aws:SourceIp"),
            Arbitraries.of(SUBJECT, "system:serviceaccount:*", "sts.amazonaws.com", "${x}")
                .list()
                .ofMaxSize(2))
        .as(Condition::new);
  }

  @Provide
  Arbitrary<Statement> allowing() {
    return statements("Allow");
  }

  @Provide
  Arbitrary<Statement> denying() {
    return statements("Deny");
  }

  @Provide
  Arbitrary<List<Statement>> policies() {
    return Arbitraries.oneOf(allowing(), denying()).list().ofMaxSize(3);
  }

  private Arbitrary<Statement> statements(String effect) {
    return Combinators.combine(
            Arbitraries.of(
                Map.of("Federated", List.of(PROVIDER)),
                Map.of("Federated", List.of(DUAL_STACK, PROVIDER)),
                Map.of("Federated", List.of(DUAL_STACK)),
                Map.of("Service", List.of("pods.eks.amazonaws.com")),
                Map.of("*", List.of("*"))),
            Arbitraries.of("sts:AssumeRoleWithWebIdentity", "sts:*", "sts:AssumeRole"),
            conditions().list().ofMaxSize(2))
        .as((principals, action, conditions) ->
            new Statement(effect, principals, false, List.of(action), false, conditions));
  }

  @Property(tries = 300)
  void one_more_allowing_statement_never_takes_the_subject_away(
      @ForAll("policies") List<Statement> policy, @ForAll("allowing") Statement more) {
    assertThat(trust(with(policy, more)).subject(SUBJECT))
        .isGreaterThanOrEqualTo(trust(policy).subject(SUBJECT));
    assertThat(trust(with(policy, more)).issuer()).isGreaterThanOrEqualTo(trust(policy).issuer());
  }

  @Property(tries = 300)
  void one_more_denying_statement_never_lets_the_subject_in(
      @ForAll("policies") List<Statement> policy, @ForAll("denying") Statement more) {
    assertThat(trust(with(policy, more)).subject(SUBJECT))
        .isLessThanOrEqualTo(trust(policy).subject(SUBJECT));
  }

  @Property(tries = 300)
  void the_order_of_statements_does_not_matter(@ForAll("policies") List<Statement> policy) {
    assertThat(trust(policy.reversed()).subject(SUBJECT)).isEqualTo(trust(policy).subject(SUBJECT));
    assertThat(trust(policy.reversed()).audience(SUBJECT, "sts.amazonaws.com"))
        .isEqualTo(trust(policy).audience(SUBJECT, "sts.amazonaws.com"));
  }

  @Property(tries = 300)
  void a_claim_that_is_kept_out_is_kept_out_by_a_condition_or_a_denial(
      @ForAll("policies") List<Statement> policy) {
    WebIdentityTrust trust = trust(policy);
    if (trust.speaksOfIssuer() && trust.subject(SUBJECT) == Holds.NO) {
      boolean denies = policy.stream().anyMatch(statement -> !statement.allows());
      assertThat(denies || trust.failing("sub", SUBJECT).isPresent()).isTrue();
    }
  }
}
