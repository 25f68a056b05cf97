package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Words;
import java.util.List;

/// Whether EKS offers the access policy that a text names, by its whole ARN: a wrong partition and
/// a wrong number of colons make another one (fact 35).
final class AccessPolicyExists {
  static final Check CHECK =
      Rule.asked(
          "access-policy-exists",
          "The access policy named in the text exists",
          "文中的访问策略存在",
          (facts, focus) ->
              focus
                  .on(Subject.ACCESS_POLICY)
                  .map(policy -> exists(facts, policy))
                  .orElseGet(() -> notApplicable("the text names no access policy", "文中没有指明访问策略")));

  private AccessPolicyExists() {}

  private static Verdict exists(Facts facts, String policy) {
    return Verdicts.given(
        facts,
        new FactKey.AccessPolicyCatalogue(),
        offered -> exists(offered, policy),
        () -> unsure("EKS lists no access policies", "EKS 没有列出访问策略"));
  }

  private static Verdict exists(List<String> offered, String policy) {
    return offered.contains(policy)
        ? healthy(Words.of("EKS offers %s", "EKS 提供 %s", policy), policy)
        : broken(
            Words.of(
                "EKS offers no access policy %s; it offers %s",
                "EKS 没有访问策略 %s；可用的有 %s",
                policy,
                String.join(", ", offered.stream().map(AccessPolicyExists::name).toList())),
            policy);
  }

  private static String name(String policy) {
    return policy.substring(policy.lastIndexOf('/') + 1);
  }
}
