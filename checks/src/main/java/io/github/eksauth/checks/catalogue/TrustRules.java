package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.fact.Selector;
import io.github.eksauth.checks.fact.TrustPolicy;
import io.github.eksauth.checks.fact.TrustPolicy.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What the statements of a trust policy say about one principal and one action, conditions aside.
final class TrustRules {
  static final String SERVICE = "Service";
  static final String FEDERATED = "Federated";
  static final String WEB_IDENTITY = "sts:AssumeRoleWithWebIdentity";

  private TrustRules() {}

  /// `kind` is [#SERVICE] or [#FEDERATED], `name` the service or the ARN of the OIDC provider.
  static Holds names(Statement statement, String kind, String name) {
    if (statement.notPrincipals()) {
      return Holds.UNKNOWN;
    }
    List<String> named = statement.principals().getOrDefault(kind, List.of());
    if (named.contains(name)) {
      return Holds.YES;
    }
    boolean everybody =
        statement.principals().containsKey("*")
            || Stream.of("AWS", kind)
                .flatMap(one -> statement.principals().getOrDefault(one, List.of()).stream())
                .anyMatch("*"::equals);
    if (everybody) {
      // a star denies everybody; whether it lets in a service or a provider is not documented
      return statement.allows() ? Holds.UNKNOWN : Holds.YES;
    }
    return named.stream().anyMatch(name::equalsIgnoreCase) ? Holds.UNKNOWN : Holds.NO;
  }

  /// IAM compares actions without case; `*` and `?` are wildcards.
  static boolean acts(Statement statement, String action) {
    boolean named =
        statement.actions().stream()
            .anyMatch(pattern ->
                Selector.wildcard(
                    pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT)));
    return named != statement.notActions();
  }

  static Holds speaksOf(Statement statement, String kind, String name, String action) {
    return acts(statement, action) ? names(statement, kind, name) : Holds.NO;
  }

  static List<Statement> allowing(TrustPolicy policy) {
    return policy.statements().stream().filter(Statement::allows).toList();
  }

  static List<Statement> denying(TrustPolicy policy) {
    return policy.statements().stream().filter(statement -> !statement.allows()).toList();
  }

  /// Whether some statement denies it whatever the conditions: there are none.
  static boolean deniesOutright(TrustPolicy policy, String kind, String name, String action) {
    return denying(policy).stream()
        .anyMatch(statement ->
            statement.conditions().isEmpty()
                && speaksOf(statement, kind, name, action) == Holds.YES);
  }
}
