package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.OidcProvider;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The issuer of a cluster's tokens and the OIDC providers that IAM has for it (K17).
final class OidcProviders {
  static final String AUDIENCE = "sts.amazonaws.com";
  private static final FactKey.OidcProviders LIST = new FactKey.OidcProviders();
  private static final String RESOURCE = "oidc-provider/";
  private static final String SCHEME = "https://";

  /// Where tokens never come from (fact 55).
  private static final String DUAL_STACK = "oidc-eks.";

  interface IssuerJudge {
    Verdict judge(ClusterInfo cluster, String issuer);
  }

  interface ListJudge {
    Verdict judge(String issuer, List<String> providers);
  }

  private OidcProviders() {}

  /// Judges the issuer of the cluster, without `https://`, as conditions and ARNs name it.
  static Verdict givenIssuer(Facts facts, IssuerJudge judge) {
    return Verdicts.givenCluster(
        facts,
        cluster ->
            cluster.oidcIssuer().isEmpty()
                ? notApplicable(
                    "EKS reports no OIDC issuer for the cluster", "EKS 没有报告集群的 OIDC issuer")
                : judge.judge(cluster, bare(cluster.oidcIssuer())));
  }

  static String bare(String issuer) {
    String text = issuer.startsWith(SCHEME) ? issuer.substring(SCHEME.length()) : issuer;
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /// Judges the list of all providers of the account.
  static Verdict givenList(Facts facts, ListJudge judge) {
    facts.ahead(List.of(LIST));
    return givenIssuer(
        facts,
        (cluster, issuer) ->
            Verdicts.given(
                facts,
                LIST,
                providers -> judge.judge(issuer, providers),
                () -> judge.judge(issuer, List.of())));
  }

  /// Judges the provider of the cluster's issuer.
  static Verdict given(Facts facts, Function<OidcProvider, Verdict> judge) {
    return given(
        facts,
        judge,
        issuer ->
            notApplicable("IAM has no OIDC provider for %s", "IAM 中没有 %s 的 OIDC 提供商", issuer));
  }

  private static Verdict given(
      Facts facts, Function<OidcProvider, Verdict> judge, Function<String, Verdict> absent) {
    return givenList(
        facts,
        (issuer, providers) -> {
          Supplier<Verdict> none = () -> absent.apply(issuer);
          return of(issuer, providers)
              .map(arn -> Verdicts.given(facts, new FactKey.OidcProviderOf(arn), judge, none))
              .orElseGet(none);
        });
  }

  /// The provider whose URL is the issuer.
  static Optional<String> of(String issuer, List<String> providers) {
    return providers.stream().filter(arn -> url(arn).equalsIgnoreCase(issuer)).findFirst();
  }

  /// The providers for the same cluster at the dual-stack host.
  static List<String> atDualStackHost(String issuer, List<String> providers) {
    String id = issuer.substring(Math.max(0, issuer.lastIndexOf('/')));
    return providers.stream()
        .filter(arn -> url(arn).startsWith(DUAL_STACK) && url(arn).endsWith(id))
        .toList();
  }

  /// How a role names the provider in its trust policy: it must be one of the role's own account.
  static String arn(Arn role, String issuer) {
    return new Arn(role.partition(), "iam", "", role.account(), RESOURCE + issuer).toString();
  }

  private static String url(String arn) {
    int at = arn.indexOf(RESOURCE);
    return at < 0 ? "" : arn.substring(at + RESOURCE.length());
  }
}
