package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.VerdictAssert.*;
import static io.github.eksauth.checks.catalogue.Workloads.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.OidcProvider;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OidcProviderChecksTest {
  private static final String OTHER =
      "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/OTHER";
  private static final String GITHUB =
      "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";

  private static TestCluster providers(String... arns) {
    return irsa().known(new FactKey.OidcProviders(), List.of(arns));
  }

  private static TestCluster listing(String... clientIds) {
    return irsa()
        .known(
            new FactKey.OidcProviderOf(PROVIDER),
            new OidcProvider(PROVIDER, ISSUER, List.of(clientIds), List.of("9e99")));
  }

  @Test
  void the_provider_of_the_issuer_is_there_or_it_is_not() {
    healthy(irsa().judge("oidc-provider-exists"), PROVIDER);
    broken(providers(OTHER, GITHUB, DUAL_STACK).judge("oidc-provider-exists"), ISSUER);
    broken(providers().judge("oidc-provider-exists"), ISSUER);
    lacks(
        irsa().denied(new FactKey.OidcProviders()).judge("oidc-provider-exists"),
        "iam:ListOpenIDConnectProviders");
  }

  @Test
  void an_issuer_of_another_cluster_in_the_text_is_pointed_out() {
    Focus other =
        Focus.none().with(Subject.OIDC_ISSUER, "oidc.eks.eu-west-1.amazonaws.com/id/OTHER");
    healthy(irsa().judge("oidc-provider-exists", other), PROVIDER, "another issuer");
    Focus own = Focus.none().with(Subject.OIDC_ISSUER, "https://" + ISSUER);
    assertThat(irsa().judge("oidc-provider-exists", own).because().en())
        .doesNotContain("another issuer");
  }

  @Test
  void the_provider_lists_the_audience_or_it_does_not() {
    healthy(irsa().judge("oidc-provider-audience"), "sts.amazonaws.com");
    broken(listing("sts.amazonaws.com ", "sts.amazon.com").judge("oidc-provider-audience"));
    broken(listing().judge("oidc-provider-audience"), "none");
    notApplicable(providers(OTHER).judge("oidc-provider-audience"), "no OIDC provider");
    lacks(
        irsa().denied(new FactKey.OidcProviderOf(PROVIDER)).judge("oidc-provider-audience"),
        "iam:GetOpenIDConnectProvider");
  }

  @Test
  void a_provider_at_the_dual_stack_host_of_this_cluster_is_broken() {
    broken(providers(DUAL_STACK).judge("oidc-provider-host"), DUAL_STACK);
    broken(providers(PROVIDER, DUAL_STACK).judge("oidc-provider-host"), DUAL_STACK);
    lacks(
        irsa().denied(new FactKey.OidcProviders()).judge("oidc-provider-host"),
        "iam:ListOpenIDConnectProviders");
  }

  @Test
  void that_of_another_cluster_is_none_of_its_business() {
    healthy(irsa().judge("oidc-provider-host"));
    healthy(
        providers(DUAL_STACK.replace("EXAMPLE", "OTHER"), PROVIDER).judge("oidc-provider-host"));
    healthy(providers().judge("oidc-provider-host"));
  }

  @Test
  void thumbprints_are_told_and_nothing_is_claimed() {
    unsure(irsa().judge("oidc-provider-thumbprint"), "9e99", "cannot compare");
    notApplicable(providers().judge("oidc-provider-thumbprint"), "no OIDC provider");
    lacks(
        irsa().denied(new FactKey.OidcProviderOf(PROVIDER)).judge("oidc-provider-thumbprint"),
        "iam:GetOpenIDConnectProvider");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oidc-provider-exists",
        "oidc-provider-audience",
        "oidc-provider-host",
        "oidc-provider-thumbprint"
      })
  void a_cluster_that_is_not_seen_leaves_doubt(String check) {
    lacks(irsa().denied(new FactKey.Cluster()).judge(check), "eks:DescribeCluster");
  }
}
