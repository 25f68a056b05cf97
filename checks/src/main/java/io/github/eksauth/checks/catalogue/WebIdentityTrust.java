package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.catalogue.WebIdentityRequest.Claim;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.TrustPolicy.Condition;
import io.github.eksauth.checks.fact.TrustPolicy.Statement;
import java.util.List;
import java.util.Optional;

/// What the trust policy of a role says about tokens of one issuer, claim by claim: one statement
/// that lets the token in is enough, one that denies it is too much.
///
/// Conditions on anything but issuer, subject and audience are not judged here.
record WebIdentityTrust(IamRole role, String issuerName) {
  /// The ARN under which the role must name the issuer.
  String provider() {
    return Arn.parse(role.arn()).map(arn -> OidcProviders.arn(arn, issuerName)).orElse(issuerName);
  }

  boolean deniesOutright() {
    return TrustRules.deniesOutright(
        role.trustPolicy(), TrustRules.FEDERATED, provider(), TrustRules.WEB_IDENTITY);
  }

  /// Whether some statement lets tokens of this issuer in, whatever their claims.
  Holds issuer() {
    return Holds.any(TrustRules.allowing(role.trustPolicy()), this::trusts);
  }

  /// Whether there is a statement to judge claims by.
  boolean speaksOfIssuer() {
    return issuer() != Holds.NO;
  }

  private Holds names(Statement statement) {
    return TrustRules.speaksOf(
        statement, TrustRules.FEDERATED, provider(), TrustRules.WEB_IDENTITY);
  }

  private Holds trusts(Statement statement) {
    return ofAnotherIssuer(statement).isPresent() ? Holds.NO : names(statement);
  }

  /// The condition that no token of this issuer can meet, since it asks for a claim of another.
  private Optional<Condition> ofAnotherIssuer(Statement statement) {
    var anyToken = new WebIdentityRequest(issuerName, Optional.empty(), Optional.empty());
    return statement.conditions().stream()
        .filter(condition ->
            Claim.parse(condition.key()).filter(claim -> !claim.means(issuerName)).isPresent())
        .filter(condition -> Conditions.hold(condition, anyToken) == Holds.NO)
        .findFirst();
  }

  Optional<Condition> conditionOfAnotherIssuer() {
    return TrustRules.allowing(role.trustPolicy()).stream()
        .filter(statement -> names(statement) == Holds.YES)
        .flatMap(statement -> ofAnotherIssuer(statement).stream())
        .findFirst();
  }

  boolean namesProviderForAnotherAction() {
    return TrustRules.allowing(role.trustPolicy()).stream()
        .anyMatch(statement ->
            TrustRules.names(statement, TrustRules.FEDERATED, provider()) == Holds.YES
                && !TrustRules.acts(statement, TrustRules.WEB_IDENTITY));
  }

  /// The OIDC providers that it trusts.
  List<String> federated() {
    return TrustRules.allowing(role.trustPolicy()).stream()
        .flatMap(statement ->
            statement.principals().getOrDefault(TrustRules.FEDERATED, List.of()).stream())
        .distinct()
        .toList();
  }

  Holds subject(String subject) {
    return admits(allowing(), WebIdentityRequest.SUBJECT, token(subject, Optional.empty()));
  }

  /// Of the statements that want another subject the audience does not matter, where there are
  /// others.
  Holds audience(String subject, String audience) {
    var token = token(subject, Optional.of(audience));
    List<Statement> ofSubject =
        allowing().stream()
            .filter(statement -> claims(statement, WebIdentityRequest.SUBJECT, token) != Holds.NO)
            .toList();
    return admits(ofSubject.isEmpty() ? allowing() : ofSubject, WebIdentityRequest.AUDIENCE, token);
  }

  /// The first condition on a claim that keeps this value out.
  Optional<Condition> failing(String claim, String value) {
    var token = new WebIdentityRequest(issuerName, Optional.of(value), Optional.of(value));
    return allowing().stream()
        .flatMap(statement -> Conditions.failing(on(claim, statement), token).stream())
        .findFirst();
  }

  private WebIdentityRequest token(String subject, Optional<String> audience) {
    return new WebIdentityRequest(issuerName, Optional.of(subject), audience);
  }

  private List<Statement> allowing() {
    return TrustRules.allowing(role.trustPolicy()).stream()
        .filter(statement -> trusts(statement) != Holds.NO)
        .toList();
  }

  private Holds admits(List<Statement> allowing, String claim, WebIdentityRequest token) {
    Holds allowed = Holds.any(allowing, statement -> claims(statement, claim, token));
    Holds denied =
        Holds.any(
            TrustRules.denying(role.trustPolicy()).stream()
                .filter(statement -> !on(claim, statement).isEmpty())
                .toList(),
            statement -> names(statement).and(Conditions.hold(statement.conditions(), token)));
    return allowed.and(denied.not());
  }

  private Holds claims(Statement statement, String claim, WebIdentityRequest token) {
    return Conditions.hold(on(claim, statement), token);
  }

  /// The conditions of a statement on one claim of this issuer.
  private List<Condition> on(String claim, Statement statement) {
    return statement.conditions().stream()
        .filter(condition ->
            Claim.parse(condition.key())
                .filter(it -> it.name().equals(claim) && it.means(issuerName))
                .isPresent())
        .toList();
  }
}
