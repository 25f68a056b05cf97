package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.IamUser;
import io.github.eksauth.checks.fact.InlinePolicy;
import io.github.eksauth.checks.fact.OidcProvider;
import io.github.eksauth.checks.fact.PolicyStatement;
import io.github.eksauth.checks.fact.SimulatedAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.OpenIDConnectProviderListEntry;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;
import software.amazon.awssdk.services.iam.model.Statement;

/// What IAM knows about roles, users and identity providers of the account (K6, K7, K16, K17).
final class IamReads {
  private static final Function<AwsServiceException, Service.Meaning> ABSENT =
      Service.absentOn("NoSuchEntity", "NoSuchEntityException");

  private final Service<IamClient> iam;

  IamReads(Service<IamClient> iam) {
    this.iam = iam;
  }

  Fact<IamRole> role(String name) {
    return iam.ask(
            "iam:GetRole",
            ABSENT,
            (client, limits) ->
                client.getRole(request -> request.roleName(name).overrideConfiguration(limits)))
        .then(answer -> role(answer.role()));
  }

  private static Fact<IamRole> role(Role role) {
    return PolicyDocument.trust(
            "the trust policy of role " + role.roleName(),
            Wire.text(role.assumeRolePolicyDocument()))
        .map(trust ->
            new IamRole(
                role.roleName(),
                role.arn(),
                Wire.text(role.roleId()),
                Optional.ofNullable(role.createDate()),
                trust,
                role.permissionsBoundary() == null
                    ? ""
                    : Wire.text(role.permissionsBoundary().permissionsBoundaryArn())));
  }

  Fact<IamUser> user(String name) {
    return iam.ask(
            "iam:GetUser",
            ABSENT,
            (client, limits) ->
                client.getUser(request -> request.userName(name).overrideConfiguration(limits)))
        .map(answer ->
            new IamUser(
                answer.user().userName(),
                answer.user().arn(),
                Wire.text(answer.user().userId()),
                Optional.ofNullable(answer.user().createDate())));
  }

  Fact<List<String>> attachedPolicies(String roleName) {
    return iam.<ListAttachedRolePoliciesResponse, String>pages(
        "iam:ListAttachedRolePolicies",
        ABSENT,
        (client, limits, token) ->
            client.listAttachedRolePolicies(
                request -> request.roleName(roleName).marker(token).overrideConfiguration(limits)),
        answer -> answer.attachedPolicies().stream().map(AttachedPolicy::policyArn).toList(),
        answer -> next(answer.isTruncated(), answer.marker()));
  }

  /// IAM may hand out a marker along with the last page.
  private static @Nullable String next(@Nullable Boolean truncated, @Nullable String marker) {
    return Wire.flag(truncated) ? marker : null;
  }

  Fact<List<InlinePolicy>> inlinePolicies(String roleName) {
    Fact<List<String>> names =
        iam.pages(
            "iam:ListRolePolicies",
            ABSENT,
            (client, limits, token) ->
                client.listRolePolicies(request ->
                    request.roleName(roleName).marker(token).overrideConfiguration(limits)),
            ListRolePoliciesResponse::policyNames,
            answer -> next(answer.isTruncated(), answer.marker()));
    return names.then(known -> inlinePolicies(roleName, known));
  }

  /// All of them, or the reason why one could not be read. What vanished since the list was made is
  /// left out.
  private Fact<List<InlinePolicy>> inlinePolicies(String roleName, List<String> names) {
    var policies = new ArrayList<InlinePolicy>();
    for (String name : names) {
      Fact<InlinePolicy> policy = inlinePolicy(roleName, name);
      if (policy instanceof Fact.Unseen) {
        return policy.map(_ -> List.of());
      }
      policy.ifKnown().ifPresent(policies::add);
    }
    return Fact.known(List.copyOf(policies));
  }

  private Fact<InlinePolicy> inlinePolicy(String roleName, String name) {
    Fact<List<PolicyStatement>> statements =
        iam.ask(
                "iam:GetRolePolicy",
                ABSENT,
                (client, limits) ->
                    client.getRolePolicy(request ->
                        request.roleName(roleName).policyName(name).overrideConfiguration(limits)))
            .then(answer ->
                PolicyDocument.permissions(
                    "the inline policy " + name + " of role " + roleName,
                    Wire.text(answer.policyDocument())));
    return statements.map(known -> new InlinePolicy(name, known));
  }

  Fact<SimulatedAccess> simulate(FactKey.Simulation asked) {
    Fact<List<EvaluationResult>> results =
        iam.pages(
            "iam:SimulatePrincipalPolicy",
            ABSENT,
            (client, limits, token) ->
                client.simulatePrincipalPolicy(request -> {
                  request
                      .policySourceArn(asked.principalArn())
                      .actionNames(asked.action())
                      .resourceArns(asked.resource())
                      .marker(token)
                      .overrideConfiguration(limits);
                  if (!asked.passedToService().isEmpty()) {
                    request.contextEntries(
                        ContextEntry.builder()
                            .contextKeyName("iam:PassedToService")
                            .contextKeyType(ContextKeyTypeEnum.STRING)
                            .contextKeyValues(asked.passedToService())
                            .build());
                  }
                }),
            SimulatePrincipalPolicyResponse::evaluationResults,
            answer -> next(answer.isTruncated(), answer.marker()));
    return results.then(all ->
        all.isEmpty()
            ? Fact.unseen("the answer could not be understood: IAM simulated nothing")
            : Fact.known(simulated(all.getFirst())));
  }

  private static SimulatedAccess simulated(EvaluationResult result) {
    boolean organization =
        result.organizationsDecisionDetail() != null
            && Boolean.FALSE.equals(result.organizationsDecisionDetail().allowedByOrganizations());
    boolean boundary =
        result.permissionsBoundaryDecisionDetail() != null
            && Boolean.FALSE.equals(
                result.permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary());
    return new SimulatedAccess(
        Wire.text(result.evalDecisionAsString()),
        result.matchedStatements().stream().map(Statement::sourcePolicyId).distinct().toList(),
        Stream.of(organization ? "organization" : "", boundary ? "boundary" : "")
            .filter(word -> !word.isEmpty())
            .toList());
  }

  Fact<List<String>> oidcProviders() {
    return iam.ask(
            "iam:ListOpenIDConnectProviders",
            Service.alwaysThere(),
            (client, limits) ->
                client.listOpenIDConnectProviders(request -> request.overrideConfiguration(limits)))
        .map(answer ->
            answer.openIDConnectProviderList().stream()
                .map(OpenIDConnectProviderListEntry::arn)
                .toList());
  }

  Fact<OidcProvider> oidcProvider(String arn) {
    return iam.ask(
            "iam:GetOpenIDConnectProvider",
            ABSENT,
            (client, limits) ->
                client.getOpenIDConnectProvider(
                    request -> request.openIDConnectProviderArn(arn).overrideConfiguration(limits)))
        .map(answer ->
            new OidcProvider(
                arn,
                Wire.text(answer.url()).replaceFirst("^https://", ""),
                answer.clientIDList(),
                answer.thumbprintList()));
  }

  Fact<List<String>> instanceProfile(String name) {
    return iam.ask(
            "iam:GetInstanceProfile",
            ABSENT,
            (client, limits) ->
                client.getInstanceProfile(
                    request -> request.instanceProfileName(name).overrideConfiguration(limits)))
        .map(answer -> answer.instanceProfile().roles().stream().map(Role::arn).toList());
  }
}
