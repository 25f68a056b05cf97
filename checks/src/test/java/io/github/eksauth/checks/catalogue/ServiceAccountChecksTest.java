package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.VerdictAssert.*;
import static io.github.eksauth.checks.catalogue.Workloads.*;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.OidcProvider;
import io.github.eksauth.checks.fact.PodIdentityName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAccountChecksTest {
  private static TestCluster annotated(String arn) {
    return account(irsa(), Map.of(Workload.ROLE_ARN, arn));
  }

  @Test
  void the_annotation_is_there_or_it_is_not() {
    healthy(irsa().judge("service-account-annotated", CART), "shop/cart", CART_ROLE);
    healthy(irsa().judge("service-account-annotated", CART_POD), CART_ROLE);
    broken(account(irsa(), Map.of()).judge("service-account-annotated", CART), "no annotation");
    broken(annotated("").judge("service-account-annotated", CART), "no annotation");
    lacks(irsa().denied(ACCOUNT).judge("service-account-annotated", CART), "get serviceaccounts");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::111122223333:role/cart",
        "arn:aws:iam::111122223333:role/service-role/eu/cart",
        "arn:aws-cn:iam::111122223333:role/cart",
        "arn:aws-us-gov:iam::111122223333:role/cart+blue,green=1@x.y_z-1",
      })
  void the_arn_of_a_role_is_valid(String arn) {
    healthy(annotated(arn).judge("service-account-role-arn-valid", CART), arn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cart",
        "${ROLE_ARN}",
        "arn:aws:iam::<account>:role/cart",
        "arn:aws:iam:::role/cart",
        "arn:aws:iam::11112222333:role/cart",
        "arn:aws:iam:::111122223333:role/cart",
        "arn:aws:iam::111122223333:policy/cart",
        "arn:aws:iam::111122223333:role/",
        "arn:aws:iam::111122223333:role/cart ",
        " arn:aws:iam::111122223333:role/cart",
        "'arn:aws:iam::111122223333:role/cart'",
        "\"arn:aws:iam::111122223333:role/cart\"",
        "arn:aws:iam::111122223333:role/cart\n",
        "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE",
        "arn:aws:sts::111122223333:assumed-role/cart/session",
      })
  void anything_else_is_broken(String arn) {
    broken(annotated(arn).judge("service-account-role-arn-valid", CART), arn, "role/<path");
  }

  @Test
  void without_annotation_or_sight_the_arn_is_not_judged() {
    notApplicable(
        account(irsa(), Map.of()).judge("service-account-role-arn-valid", CART), "no annotation");
    lacks(
        irsa().denied(ACCOUNT).judge("service-account-role-arn-valid", CART),
        "get serviceaccounts");
  }

  @Test
  void another_audience_is_broken_where_the_provider_does_not_list_it() {
    healthy(irsa().judge("service-account-audience", CART), "sts.amazonaws.com");
    var cluster = account(irsa(), Map.of(Workload.AUDIENCE, "vault"));
    broken(cluster.judge("service-account-audience", CART), "carry vault");
    notApplicable(
        cluster
            .known(
                new FactKey.OidcProviderOf(PROVIDER),
                new OidcProvider(PROVIDER, ISSUER, List.of("vault"), List.of()))
            .judge("service-account-audience", CART),
        "lists");
    lacks(
        cluster
            .denied(new FactKey.OidcProviderOf(PROVIDER))
            .judge("service-account-audience", CART),
        "iam:GetOpenIDConnectProvider");
    notApplicable(
        cluster
            .known(new FactKey.OidcProviders(), List.of())
            .judge("service-account-audience", CART),
        "no OIDC provider");
  }

  @Test
  void one_of_irsa_and_pod_identity_is_healthy_and_both_are_broken() {
    healthy(irsa().judge("irsa-or-pod-identity", CART), "annotation");
    healthy(podIdentity().judge("irsa-or-pod-identity", CART_POD), "association");
    broken(associated(irsa(), "").judge("irsa-or-pod-identity", CART), CART_ROLE, "a-1");
  }

  @Test
  void neither_is_no_question_and_what_is_not_seen_leaves_doubt() {
    notApplicable(account(irsa(), Map.of()).judge("irsa-or-pod-identity", CART), "neither");
    lacks(
        irsa().denied(ASSOCIATIONS).judge("irsa-or-pod-identity", CART),
        "eks:ListPodIdentityAssociations");
    lacks(podIdentity().denied(ACCOUNT).judge("irsa-or-pod-identity", CART), "get serviceaccounts");
  }

  @Test
  void an_association_of_another_namespace_is_not_this_ones() {
    healthy(
        associated(irsa(), "")
            .known(ASSOCIATIONS, List.of(new PodIdentityName("a-1", "till", "cart", "")))
            .judge("irsa-or-pod-identity", CART),
        "annotation");
  }
}
