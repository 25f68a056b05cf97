package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.OidcProvider;
import io.github.eksauth.checks.fact.Words;
import java.util.List;

/// Whether IAM can check the tokens of the cluster's pods. A cluster that does without IRSA needs
/// none of this, so these run only when an entry asks.
final class OidcProviderChecks {
  static final List<Check> ALL =
      List.of(
          Rule.asked(
              "oidc-provider-exists",
              "IAM has an OIDC provider for this cluster's issuer",
              "IAM 中有本集群 issuer 的 OIDC 提供商",
              (facts, focus) ->
                  OidcProviders.givenList(
                      facts, (issuer, providers) -> exists(focus, issuer, providers))),
          Rule.asked(
              "oidc-provider-audience",
              "The OIDC provider accepts the audience sts.amazonaws.com",
              "OIDC 提供商接受 sts.amazonaws.com",
              (facts, focus) -> OidcProviders.given(facts, OidcProviderChecks::audience)),
          Rule.asked(
              "oidc-provider-host",
              "No OIDC provider is registered for the dual-stack host",
              "没有为双栈主机名注册的 OIDC 提供商",
              (facts, focus) -> OidcProviders.givenList(facts, OidcProviderChecks::host)),
          Rule.asked(
              "oidc-provider-thumbprint",
              "The OIDC provider has a thumbprint of the issuer's certificate chain",
              "OIDC 提供商的指纹属于 issuer 的证书链",
              (facts, focus) -> OidcProviders.given(facts, OidcProviderChecks::thumbprint)));

  private OidcProviderChecks() {}

  private static Verdict exists(Focus focus, String issuer, List<String> providers) {
    Words other =
        focus
            .on(Subject.OIDC_ISSUER)
            .map(OidcProviders::bare)
            .filter(named -> !named.equalsIgnoreCase(issuer))
            .map(named ->
                Words.of(
                    "; the text names another issuer, %s, which is not that of this cluster",
                    "；文中的 issuer 是 %s，不是本集群的", named))
            .orElse(Words.same(""));
    return OidcProviders.of(issuer, providers)
        .<Verdict>map(arn ->
            healthy(
                Words.of("IAM has the OIDC provider %s%s", "IAM 中有 OIDC 提供商 %s%s", arn, other),
                arn))
        .orElseGet(() ->
            broken(
                Words.of(
                    "the issuer of the cluster is %s, and none of the %s OIDC providers of the account is for it%s",
                    "集群的 issuer 是 %s，账户中的 %s 个 OIDC 提供商都不对应它%s", issuer, providers.size(), other),
                issuer));
  }

  private static Verdict audience(OidcProvider provider) {
    return provider.clientIds().contains(OidcProviders.AUDIENCE)
        ? healthy(
            Words.of("%s lists %s", "%s 的列表中有 %s", provider.arn(), OidcProviders.AUDIENCE),
            provider.arn())
        : broken(
            Words.of(
                "%s does not list %s; it lists %s",
                "%s 的列表中没有 %s；其中有：%s",
                provider.arn(),
                OidcProviders.AUDIENCE,
                listed(provider.clientIds())),
            provider.arn());
  }

  /// Beside the right provider it does no harm by itself; whatever refers to it is refused (facts
  /// 55, 56).
  private static Verdict host(String issuer, List<String> providers) {
    List<String> dualStack = OidcProviders.atDualStackHost(issuer, providers);
    return dualStack.isEmpty()
        ? healthy(
            Words.of(
                "no OIDC provider of the account is for the dual-stack host of %s",
                "账户中没有 %s 的双栈主机名的 OIDC 提供商", issuer))
        : new Verdict.Broken(
            Words.of(
                "%s is for the dual-stack host, but the tokens come from %s",
                "%s 对应双栈主机名，而令牌的 issuer 是 %s", String.join(", ", dualStack), issuer),
            dualStack);
  }

  /// Which certificates the issuer shows is not read, and for this host IAM normally goes by its
  /// own list of authorities (mode irsa-thumbprint, `[mem]`): nothing is claimed.
  private static Verdict thumbprint(OidcProvider provider) {
    return unsure(
        "%s has the thumbprints %s; eks-auth does not look at the issuer's certificates, so it cannot"
            + " compare them. For this host IAM normally goes by its own list of certificate"
            + " authorities, whatever the thumbprints are",
        "%s 的指纹为 %s；eks-auth 不读取 issuer 的证书，因此无法比较。对于这个主机名，IAM 通常使用自己的证书颁发机构列表，与指纹无关",
        provider.arn(),
        listed(provider.thumbprints()));
  }

  private static Object listed(List<String> texts) {
    return texts.isEmpty() ? new Words("none", "无") : String.join(", ", texts);
  }
}
