package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.catalogue.WebIdentityRequest.Claim;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.TrustPolicy.Condition;
import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Whether the trust policy of a workload's role lets its token in: its issuer, its subject, its
/// audience, each by itself (mode irsa-assume-denied).
final class WorkloadTrustChecks {
  static final List<Check> ALL =
      List.of(
          Rule.asked(
              "workload-role-trusts-issuer",
              "The role of the workload trusts this cluster's OIDC provider",
              "工作负载的角色信任本集群的 OIDC 提供商",
              (facts, focus) -> givenTrust(facts, focus, WorkloadTrustChecks::trustsIssuer)),
          Rule.asked(
              "workload-role-subject-matches",
              "The trust policy names this namespace and service account",
              "信任策略写的是这个命名空间和服务账号",
              (facts, focus) ->
                  Workload.given(
                      facts,
                      focus,
                      workload ->
                          givenTrust(
                              facts, focus, trust -> subjectMatches(trust, workload.subject())))),
          Rule.asked(
              "workload-role-audience-matches",
              "The trust policy asks for the audience that the token has",
              "信任策略要求的 audience 与令牌一致",
              (facts, focus) ->
                  Workload.given(
                      facts,
                      focus,
                      workload ->
                          givenAudience(
                              facts,
                              workload,
                              audience ->
                                  givenTrust(
                                      facts,
                                      focus,
                                      trust ->
                                          audienceMatches(trust, workload.subject(), audience))))));

  private WorkloadTrustChecks() {}

  private static Verdict givenTrust(
      Facts facts, Focus focus, Function<WebIdentityTrust, Verdict> judge) {
    return OidcProviders.givenIssuer(
        facts,
        (cluster, issuer) ->
            WorkloadRole.forToken(facts, focus)
                .each(named ->
                    Roles.given(
                        facts,
                        cluster,
                        named.arn(),
                        role ->
                            Roles.same(named.arn(), role.arn())
                                ? judge.apply(new WebIdentityTrust(role, issuer))
                                : noRole(named.arn()),
                        () -> noRole(named.arn()))));
  }

  private static Verdict noRole(String arn) {
    return notApplicable("%s does not exist", "%s 不存在", arn);
  }

  private static Verdict trustsIssuer(WebIdentityTrust trust) {
    IamRole role = trust.role();
    if (trust.deniesOutright()) {
      return broken(
          Words.of(
              "the trust policy of %s denies %s to %s",
              "%s 的信任策略拒绝 %s（%s）", role.arn(), TrustRules.WEB_IDENTITY, trust.provider()),
          role.arn());
    }
    return switch (trust.issuer()) {
      case YES ->
          healthy(Words.of("%s trusts %s", "%s 信任 %s", role.arn(), trust.provider()), role.arn());
      case UNKNOWN ->
          unsure(
              "whether the trust policy of %s means %s is not certain",
              "不确定 %s 的信任策略是否包含 %s", role.arn(), trust.provider());
      case NO -> broken(whyNot(trust), role.arn());
    };
  }

  private static Words whyNot(WebIdentityTrust trust) {
    String arn = trust.role().arn();
    Optional<Condition> foreign = trust.conditionOfAnotherIssuer();
    if (foreign.isPresent()) {
      return Words.of(
          "%s names %s, but its condition on %s is about another issuer than that of this cluster, %s",
          "%s 指定了 %s，但条件 %s 针对的不是本集群的 issuer %s",
          arn,
          trust.provider(),
          foreign.get().key(),
          trust.issuerName());
    }
    if (trust.namesProviderForAnotherAction()) {
      return Words.of(
          "%s names %s, but does not allow it %s",
          "%s 指定了 %s，但不允许它执行 %s", arn, trust.provider(), TrustRules.WEB_IDENTITY);
    }
    List<String> others = trust.federated();
    return Words.of(
        "%s does not trust %s; the providers it trusts: %s",
        "%s 不信任 %s；它信任的提供商：%s",
        arn,
        trust.provider(),
        others.isEmpty() ? new Words("none", "无") : String.join(", ", others));
  }

  private static Verdict subjectMatches(WebIdentityTrust trust, String subject) {
    return claimMatches(
        trust,
        WebIdentityRequest.SUBJECT,
        subject,
        trust.subject(subject),
        trust.failing(WebIdentityRequest.SUBJECT, subject));
  }

  private static Verdict audienceMatches(WebIdentityTrust trust, String subject, String audience) {
    return claimMatches(
        trust,
        WebIdentityRequest.AUDIENCE,
        audience,
        trust.audience(subject, audience),
        trust.failing(WebIdentityRequest.AUDIENCE, audience));
  }

  private static Verdict claimMatches(
      WebIdentityTrust trust,
      String claim,
      String value,
      Holds holds,
      Optional<Condition> failing) {
    String arn = trust.role().arn();
    if (!trust.speaksOfIssuer()) {
      return notApplicable(
          "%s does not trust %s at all, which is judged separately",
          "%s 完全不信任 %s，由另一项检查判断", arn, trust.provider());
    }
    return switch (holds) {
      case YES ->
          healthy(
              Words.of(
                  "the trust policy of %s lets %s = %s in",
                  "%s 的信任策略允许 %s = %s", arn, claim, value),
              arn);
      case UNKNOWN ->
          unsure(
              "the trust policy of %s has conditions on %s that only IAM can judge",
              "%s 的信任策略中关于 %s 的条件只有 IAM 才能判断", arn, claim);
      case NO ->
          broken(
              failing
                  .map(condition -> differs(arn, claim, value, condition))
                  .orElseGet(() ->
                      Words.of(
                          "a statement in the trust policy of %s denies %s = %s",
                          "%s 的信任策略中有语句拒绝 %s = %s", arn, claim, value)),
              arn);
    };
  }

  private static Words differs(String arn, String claim, String value, Condition condition) {
    Words slip = Words.same("");
    if (Claim.parse(condition.key()).filter(Claim::hasScheme).isPresent()) {
      slip = new Words("; no token has a key that begins with https://", "；令牌中没有以 https:// 开头的键");
    } else if (condition.operator().contains("StringEquals")
        && condition.values().stream().anyMatch(wanted -> wanted.contains("*"))) {
      slip =
          new Words(
              "; under StringEquals a * is a plain star, wildcards need StringLike",
              "；在 StringEquals 中 * 只是普通字符，通配符需要 StringLike");
    }
    return Words.of(
        "the token has %s = %s, and the trust policy of %s asks for %s %s = %s%s",
        "令牌的 %s = %s，而 %s 的信任策略要求 %s %s = %s%s",
        claim,
        value,
        arn,
        condition.operator(),
        condition.key(),
        String.join(", ", condition.values()),
        slip);
  }

  /// The audience that the token carries: what the pod was given, else what new pods are given.
  private static Verdict givenAudience(
      Facts facts, Workload workload, Function<String, Verdict> judge) {
    List<String> ofPod =
        workload
            .pod()
            .filter(pod -> !WorkloadPods.webIdentityRoles(pod).isEmpty())
            .map(pod ->
                pod.tokenAudiences().stream()
                    .filter(audience -> !audience.equals(PodIdentityRoleChecks.SERVICE))
                    .distinct()
                    .toList())
            .orElse(List.of());
    return ofPod.size() == 1
        ? judge.apply(ofPod.getFirst())
        : workload.givenAccount(
            facts, account -> judge.apply(ServiceAccountChecks.audienceOf(account)));
  }
}
