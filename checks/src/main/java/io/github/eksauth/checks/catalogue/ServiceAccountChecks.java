package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;

import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.OidcProvider;
import io.github.eksauth.checks.fact.PodIdentityName;
import io.github.eksauth.checks.fact.ServiceAccount;
import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the service account of a workload says about its role (K18).
final class ServiceAccountChecks {
  /// Path and name as IAM allows them, and a partition of AWS.
  private static final Pattern ROLE =
      Pattern.compile(
          "arn:aws(?:-[a-z]+)*:iam::\\d{12}:role/(?:[\\x21-\\x7e]+/)?[A-Za-z0-9_+=,.@-]{1,64}");

  static final List<Check> ALL =
      List.of(
          rule(
              "service-account-annotated",
              "The service account carries eks.amazonaws.com/role-arn",
              "服务账号带有 eks.amazonaws.com/role-arn 注解",
              (facts, workload, account) -> annotated(workload, account)),
          rule(
              "service-account-role-arn-valid",
              "The annotation of the service account is the ARN of a role",
              "服务账号的注解是一个角色的 ARN",
              (facts, workload, account) -> valid(workload, account)),
          rule(
              "service-account-audience",
              "The service account keeps the audience sts.amazonaws.com",
              "服务账号的 audience 是 sts.amazonaws.com",
              ServiceAccountChecks::audience),
          rule(
              "irsa-or-pod-identity",
              "The service account uses IRSA or Pod Identity, not both",
              "服务账号只用 IRSA 或 Pod Identity 之一",
              ServiceAccountChecks::oneOfTwo));

  private interface Judge {
    Verdict judge(Facts facts, Workload workload, ServiceAccount account);
  }

  private ServiceAccountChecks() {}

  private static Rule rule(String id, String en, String zh, Judge judge) {
    return Rule.asked(
        id,
        en,
        zh,
        (facts, focus) ->
            Workload.given(
                facts,
                focus,
                workload ->
                    workload.givenAccount(
                        facts, account -> judge.judge(facts, workload, account))));
  }

  private static Verdict annotated(Workload workload, ServiceAccount account) {
    return Workload.roleArn(account)
        .<Verdict>map(arn ->
            healthy(
                Words.of(
                    "service account %s names the role %s",
                    "服务账号 %s 指定的角色是 %s", workload.name(), arn),
                workload.name()))
        .orElseGet(() ->
            broken(
                Words.of(
                    "service account %s has no annotation %s",
                    "服务账号 %s 没有注解 %s", workload.name(), Workload.ROLE_ARN),
                workload.name()));
  }

  private static Verdict noAnnotation(Workload workload) {
    return notApplicable(
        "service account %s has no annotation %s",
        "服务账号 %s 没有注解 %s", workload.name(), Workload.ROLE_ARN);
  }

  private static Verdict valid(Workload workload, ServiceAccount account) {
    Optional<String> arn = Workload.roleArn(account);
    if (arn.isEmpty()) {
      return noAnnotation(workload);
    }
    return ROLE.matcher(arn.get()).matches()
        ? healthy(
            Words.of(
                "the annotation of %s, %s, is the ARN of a role",
                "%s 的注解 %s 是角色的 ARN", workload.name(), arn.get()),
            workload.name())
        : broken(
            Words.of(
                "the annotation of %s is \"%s\", which is not of the form arn:<partition>:iam::<12 digits>:role/<path and name>",
                "%s 的注解是“%s”，不符合 arn:<partition>:iam::<12 位数字>:role/<路径和名称> 的形式",
                workload.name(),
                arn.get()),
            workload.name());
  }

  /// The audience that its tokens carry.
  static String audienceOf(ServiceAccount account) {
    return Optional.ofNullable(account.annotations().get(Workload.AUDIENCE))
        .filter(audience -> !audience.isEmpty())
        .orElse(OidcProviders.AUDIENCE);
  }

  /// Another audience is fine where the provider lists it too.
  private static Verdict audience(Facts facts, Workload workload, ServiceAccount account) {
    String audience = audienceOf(account);
    if (audience.equals(OidcProviders.AUDIENCE)) {
      return healthy(
          Words.of("the tokens of %s carry %s", "%s 的令牌带有 %s", workload.name(), audience),
          workload.name());
    }
    return OidcProviders.given(facts, provider -> listed(workload, audience, provider));
  }

  private static Verdict listed(Workload workload, String audience, OidcProvider provider) {
    return provider.clientIds().contains(audience)
        ? notApplicable(
            "the tokens of %s carry %s, which %s lists",
            "%s 的令牌带有 %s，%s 的列表中有它", workload.name(), audience, provider.arn())
        : broken(
            Words.of(
                "the annotation %s of %s makes its tokens carry %s, which %s does not list",
                "%2$s 的注解 %1$s 使其令牌带有 %3$s，而 %4$s 的列表中没有它",
                Workload.AUDIENCE,
                workload.name(),
                audience,
                provider.arn()),
            workload.name());
  }

  private static Verdict oneOfTwo(Facts facts, Workload workload, ServiceAccount account) {
    Optional<String> arn = Workload.roleArn(account);
    return PodIdentity.judged(
        PodIdentity.of(facts, workload.namespace(), workload.serviceAccount()),
        association ->
            arn.map(role -> both(workload, role, association))
                .orElseGet(() ->
                    only(workload, new Words("a Pod Identity association", "Pod Identity 关联"))),
        () ->
            arn.isPresent()
                ? only(workload, Words.of("the annotation %s", "注解 %s", Workload.ROLE_ARN))
                : notApplicable(
                    "service account %s has neither the annotation %s nor a Pod Identity association",
                    "服务账号 %s 既没有注解 %s，也没有 Pod Identity 关联", workload.name(), Workload.ROLE_ARN));
  }

  private static Verdict both(Workload workload, String role, PodIdentityName association) {
    return broken(
        Words.of(
            "service account %s has the annotation for %s and the Pod Identity association %s",
            "服务账号 %s 既有指向 %s 的注解，又有 Pod Identity 关联 %s",
            workload.name(),
            role,
            association.associationId()),
        workload.name(),
        association.associationId());
  }

  private static Verdict only(Workload workload, Words one) {
    return healthy(
        Words.of("service account %s has %s only", "服务账号 %s 只有%s", workload.name(), one),
        workload.name());
  }
}
