package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.InlinePolicy;
import io.github.eksauth.checks.fact.PolicyStatement;
import io.github.eksauth.checks.fact.SimulatedAccess;
import io.github.eksauth.checks.fact.TrustPolicyJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// IAM, for roles, users, policies, providers and simulations.
final class FakeIam extends FakeQuery {
  private final FakeAccount account;

  FakeIam(FakeAccount account) {
    super("iam");
    this.account = account;
  }

  @Override
  public String answer(FakeCall call, String action) {
    String role = call.parameter("RoleName");
    return switch (action) {
      case "iam:GetRole" -> result(call, role(read(new FactKey.Role(role), action)));
      case "iam:GetUser" -> {
        var user = read(new FactKey.User(call.parameter("UserName")), action);
        yield result(
            call,
            Xml.in(
                "User",
                Xml.text("Path", "/"),
                Xml.text("UserName", user.name()),
                Xml.text("Arn", user.arn()),
                Xml.text("UserId", user.userId()),
                Xml.time("CreateDate", user.createdAt())));
      }
      case "iam:ListAttachedRolePolicies" ->
          page(
              call,
              "AttachedPolicies",
              read(new FactKey.AttachedPolicies(role), action),
              arn ->
                  Xml.text("PolicyArn", arn)
                      + Xml.text("PolicyName", arn.substring(arn.lastIndexOf('/') + 1)));
      case "iam:ListRolePolicies" ->
          page(call, "PolicyNames", inlineNames(role, action), Xml::plain);
      case "iam:GetRolePolicy" -> {
        InlinePolicy policy =
            read(new FactKey.InlinePolicies(role), action).stream()
                .filter(it -> it.name().equals(call.parameter("PolicyName")))
                .findFirst()
                .orElseThrow(this::notFound);
        yield result(
            call,
            Xml.text("RoleName", role),
            Xml.text("PolicyName", policy.name()),
            Xml.text("PolicyDocument", encoded(document(policy.statements()).toString())));
      }
      case "iam:SimulatePrincipalPolicy" -> simulation(call, action);
      case "iam:ListOpenIDConnectProviders" ->
          result(
              call,
              Xml.list(
                  "OpenIDConnectProviderList",
                  "member",
                  read(new FactKey.OidcProviders(), action),
                  arn -> Xml.text("Arn", arn)));
      case "iam:GetOpenIDConnectProvider" -> {
        var provider =
            read(new FactKey.OidcProviderOf(call.parameter("OpenIDConnectProviderArn")), action);
        yield result(
            call,
            Xml.text("Url", provider.url()),
            Xml.list("ClientIDList", "member", provider.clientIds(), Xml::plain),
            Xml.list("ThumbprintList", "member", provider.thumbprints(), Xml::plain));
      }
      case "iam:GetInstanceProfile" -> {
        String name = call.parameter("InstanceProfileName");
        List<String> roles = read(new FactKey.InstanceProfileOf(name), action);
        yield result(
            call,
            Xml.in(
                "InstanceProfile",
                Xml.text("InstanceProfileName", name),
                Xml.list("Roles", "member", roles, arn -> Xml.text("Arn", arn))));
      }
      default -> throw new FakeAws.Refusal(400, "InvalidAction", "nobody taught me " + action);
    };
  }

  private <T> T read(FactKey<T> key, String action) {
    return account.value(account.any(key), action, this, this::notFound);
  }

  private FakeAws.Refusal notFound() {
    return new FakeAws.Refusal(404, "NoSuchEntity", "It cannot be found.");
  }

  /// When only the policies themselves could not be seen, there must be a name to ask for.
  private List<String> inlineNames(String role, String action) {
    var key = new FactKey.InlinePolicies(role);
    Fact<List<InlinePolicy>> fact = account.any(key);
    return FakeAccount.denied(fact, "iam:GetRolePolicy") && !FakeAccount.denied(fact, action)
        ? List.of("some-policy")
        : read(key, action).stream().map(InlinePolicy::name).toList();
  }

  private static String role(IamRole role) {
    return Xml.in(
        "Role",
        Xml.text("Path", "/"),
        Xml.text("RoleName", role.name()),
        Xml.text("Arn", role.arn()),
        Xml.text("RoleId", role.roleId()),
        Xml.time("CreateDate", role.createdAt()),
        Xml.text(
            "AssumeRolePolicyDocument",
            encoded(TrustPolicyJson.write(role.trustPolicy()).toString())),
        role.permissionsBoundary().isEmpty()
            ? ""
            : Xml.in(
                "PermissionsBoundary",
                Xml.text("PermissionsBoundaryType", "Policy"),
                Xml.text("PermissionsBoundaryArn", role.permissionsBoundary())));
  }

  private static String encoded(String document) {
    return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static ObjectNode document(List<PolicyStatement> statements) {
    ObjectNode document = FakeEks.JSON.objectNode().put("Version", "2012-10-17");
    var all = document.putArray("Statement");
    for (PolicyStatement statement : statements) {
      ObjectNode one = all.addObject().put("Effect", statement.effect());
      one.set(statement.notActions() ? "NotAction" : "Action", FakeEks.texts(statement.actions()));
      // IAM allows one text in place of a list of one
      if (statement.resources().size() == 1) {
        one.put("Resource", statement.resources().getFirst());
      } else {
        one.set("Resource", FakeEks.texts(statement.resources()));
      }
      if (statement.conditional()) {
        one.putObject("Condition").putObject("StringEquals").put("aws:RequestTag/team", "a");
      }
    }
    return document;
  }

  private String simulation(FakeCall call, String action) {
    var asked =
        new FactKey.Simulation(
            call.parameter("ActionNames.member.1"),
            call.parameter("ContextEntries.member.1.ContextKeyValues.member.1"),
            call.parameter("PolicySourceArn"),
            call.parameter("ResourceArns.member.1"));
    SimulatedAccess access = read(asked, action);
    return result(
        call,
        Xml.list(
            "EvaluationResults",
            "member",
            List.of(access),
            it ->
                Xml.text("EvalActionName", asked.action())
                    + Xml.text("EvalResourceName", asked.resource())
                    + Xml.text("EvalDecision", it.decision())
                    + Xml.list(
                        "MatchedStatements",
                        "member",
                        it.matchedPolicies(),
                        policy -> Xml.text("SourcePolicyId", policy))
                    + Xml.in(
                        "OrganizationsDecisionDetail",
                        Xml.text(
                            "AllowedByOrganizations",
                            String.valueOf(!it.deniedBy().contains("organization"))))
                    + Xml.in(
                        "PermissionsBoundaryDecisionDetail",
                        Xml.text(
                            "AllowedByPermissionsBoundary",
                            String.valueOf(!it.deniedBy().contains("boundary"))))),
        Xml.text("IsTruncated", "false"));
  }

  private interface Item {
    String xml(String item);
  }

  private String page(FakeCall call, String name, List<String> all, Item item) {
    FakeAws.Page<String> page = FakeAws.Page.of(all, call.parameter("Marker"), account.pageSize());
    return result(
        call,
        Xml.list(name, "member", page.items(), item::xml),
        Xml.text("IsTruncated", String.valueOf(!page.next().isEmpty())),
        Xml.text("Marker", page.next()));
  }
}
