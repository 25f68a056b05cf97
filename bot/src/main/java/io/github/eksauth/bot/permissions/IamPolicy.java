package io.github.eksauth.bot.permissions;

import io.github.eksauth.checks.fact.FactKind;
import io.github.eksauth.checks.fact.Permission;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The least that IAM must allow for every fact to be read, as a policy document.
///
/// Actions are limited to resources where the [service authorization
/// reference](https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html)
/// says that the service can do that; the others have no resource but `*`.
public final class IamPolicy {
  /// What finding a cluster costs, besides its facts.
  public static final Permission.Iam LIST_CLUSTERS = new Permission.Iam("eks:ListClusters");

  /// Actions that can be limited to no resource.
  private static final Set<String> UNLIMITED =
      Set.of(
          "cloudtrail:LookupEvents",
          "eks:ListAccessPolicies",
          "eks:ListClusters",
          "iam:ListOpenIDConnectProviders",
          "logs:GetQueryResults",
          "logs:StopQuery");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private IamPolicy() {}

  /// Every IAM action that some fact costs, in order.
  static Set<String> actions() {
    Set<String> actions = new TreeSet<>();
    actions.add(LIST_CLUSTERS.action());
    FactKind.allPermissions()
        .forEach(permission -> {
          if (permission instanceof Permission.Iam(String action)) {
            actions.add(action);
          }
        });
    return actions;
  }

  /// The policy document, indented.
  public static String json(Reach reach) {
    ObjectNode policy = JSON.createObjectNode().put("Version", "2012-10-17");
    ArrayNode statements = policy.putArray("Statement");
    Set<String> left = actions();
    statement(statements, "Clusters", take(left, "eks:"), clusters(reach));
    statement(statements, "Principals", take(left, "iam:"), principals(reach));
    statement(statements, "Keys", take(left, "kms:"), List.of(reach.arn("kms", "key/*")));
    statement(statements, "Logs", take(left, "logs:"), logs(reach));
    statement(statements, "NoResources", List.copyOf(left), List.of("*"));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(policy) + "\n";
  }

  private static List<String> take(Set<String> left, String service) {
    List<String> taken =
        left.stream()
            .filter(action -> action.startsWith(service) && !UNLIMITED.contains(action))
            .toList();
    left.removeAll(taken);
    return taken;
  }

  private static List<String> clusters(Reach reach) {
    String cluster = reach.cluster();
    return List.of(
        reach.arn("eks", "cluster/" + cluster),
        reach.arn("eks", "access-entry/" + cluster + "/*"),
        reach.arn("eks", "addon/" + cluster + "/*"),
        reach.arn("eks", "fargateprofile/" + cluster + "/*"),
        reach.arn("eks", "nodegroup/" + cluster + "/*"),
        reach.arn("eks", "podidentityassociation/" + cluster + "/*"));
  }

  private static List<String> principals(Reach reach) {
    return List.of(
        reach.iam("instance-profile/*"),
        reach.iam("oidc-provider/*"),
        reach.iam("role/*"),
        reach.iam("user/*"));
  }

  /// The control plane's log group; with and without the star that stands for its streams.
  private static List<String> logs(Reach reach) {
    String group = "log-group:/aws/eks/" + reach.cluster() + "/cluster";
    return List.of(reach.arn("logs", group), reach.arn("logs", group + ":*"));
  }

  private static void statement(
      ArrayNode statements, String id, List<String> actions, List<String> resources) {
    if (actions.isEmpty()) {
      return;
    }
    ObjectNode statement = statements.addObject().put("Sid", "EksAuth" + id).put("Effect", "Allow");
    ArrayNode action = statement.putArray("Action");
    actions.forEach(action::add);
    if (resources.equals(List.of("*"))) {
      statement.put("Resource", "*");
    } else {
      ArrayNode resource = statement.putArray("Resource");
      resources.forEach(resource::add);
    }
  }
}
