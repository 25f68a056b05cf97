package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.VerdictAssert.*;
import static io.github.eksauth.checks.catalogue.Workloads.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.AuthenticationMode;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds for all checks about workloads.
class WorkloadChecksTest {
  @ParameterizedTest
  @EnumSource
  void a_workload_that_is_as_it_should_be_has_nothing_broken(AuthenticationMode mode) {
    for (Focus focus : List.of(Focus.none(), CART, CART_POD, CART_SESSION)) {
      for (Check check : WorkloadChecks.ALL) {
        assertThat(check.judge(irsa(mode).facts(), focus))
            .as("%s with IRSA, %s", check.id(), focus)
            .satisfiesAnyOf(
                verdict -> assertThat(verdict).isNotInstanceOf(Verdict.Broken.class),
                verdict -> assertThat(check.id()).isEqualTo("pod-identity-association-exists"));
        assertThat(check.judge(podIdentity(mode).facts(), focus))
            .as("%s with Pod Identity, %s", check.id(), focus)
            .satisfiesAnyOf(
                verdict -> assertThat(verdict).isNotInstanceOf(Verdict.Broken.class),
                // what IRSA would have
                verdict ->
                    assertThat(check.id())
                        .isIn(
                            "service-account-annotated",
                            "pod-has-web-identity",
                            "workload-role-trusts-issuer"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_sweep_over_workloads_that_are_as_they_should_be_leaves_no_doubt(AuthenticationMode mode) {
    for (TestCluster cluster : List.of(irsa(mode), podIdentity(mode), TestCluster.of(mode))) {
      Facts facts = cluster.facts();
      WorkloadChecks.ALL.stream()
          .filter(Check::sweep)
          .forEach(check ->
              assertThat(check.judge(facts, Focus.none()))
                  .as(check.id())
                  .isNotInstanceOfAny(Verdict.Broken.class, Verdict.Unsure.class));
    }
  }

  @Test
  void a_denied_read_breaks_nothing_that_was_not_broken() {
    for (Supplier<TestCluster> cluster :
        List.<Supplier<TestCluster>>of(Workloads::irsa, Workloads::podIdentity)) {
      for (FactKey<?> key : cluster.get().snapshot().facts().keySet()) {
        for (Check check : WorkloadChecks.ALL) {
          for (Focus focus : List.of(CART, CART_POD, Focus.none())) {
            boolean before = cluster.get().judge(check.id(), focus) instanceof Verdict.Broken;
            Verdict verdict = cluster.get().denied(key).judge(check.id(), focus);
            assertThat(verdict instanceof Verdict.Broken && !before)
                .as("%s without %s: %s", check.id(), key.id(), verdict)
                .isFalse();
          }
        }
      }
    }
  }

  @Test
  void without_a_workload_the_verdict_says_what_to_name() {
    notApplicable(irsa().judge("service-account-annotated"), "name the namespace");
    notApplicable(
        irsa().judge("pod-has-web-identity", Focus.none().with(Subject.SERVICE_ACCOUNT, "cart")),
        "cart is named without its namespace");
    notApplicable(
        irsa().judge("workload-role-exists", Focus.none().with(Subject.POD, "cart-1")),
        "cart-1 is named without its namespace");
  }

  @Test
  void names_of_another_cluster_leave_doubt() {
    unsure(
        irsa().absent(ACCOUNT).judge("service-account-annotated", CART),
        "no service account shop/cart");
    unsure(irsa().absent(POD).judge("pod-has-web-identity", CART_POD), "no pod shop/cart-1");
    unsure(
        podIdentity()
            .absent(new FactKey.PodIdentityAssociationOf("a-9"))
            .judge("service-account-annotated", Focus.none().with(Subject.ASSOCIATION, "a-9")),
        "no Pod Identity association a-9");
  }

  @Test
  void an_association_names_its_service_account() {
    Focus association = Focus.none().with(Subject.ASSOCIATION, "a-1");
    broken(podIdentity().judge("service-account-annotated", association), "shop/cart");
    healthy(podIdentity().judge("workload-role-exists", association), CART_ROLE);
    lacks(
        podIdentity().denied(ASSOCIATION).judge("workload-role-exists", association),
        "eks:DescribePodIdentityAssociation");
  }

  @Test
  void a_pod_of_another_service_account_does_not_speak_for_the_named_one() {
    Focus other = CART_POD.with(Subject.SERVICE_ACCOUNT, "till");
    unsure(
        irsa()
            .absent(new FactKey.ServiceAccountOf("shop", "till"))
            .judge("service-account-annotated", other),
        "shop/till");
  }
}
