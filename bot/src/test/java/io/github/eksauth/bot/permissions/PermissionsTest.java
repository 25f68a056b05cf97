package io.github.eksauth.bot.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.fact.FactKind;
import io.github.eksauth.checks.fact.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is to be granted follows from the table of facts, and the files to copy say the same.
class PermissionsTest {
  private static final Path DEPLOY = Path.of("..", "deploy");
  private static final String REPAIR = "run `eks-auth permissions %s` and put its output there";

  private static Stream<JsonNode> statements(String policy) {
    return JsonMapper.builder().build().readTree(policy).path("Statement").valueStream();
  }

  private static List<String> texts(JsonNode list) {
    return list.isArray()
        ? list.valueStream().map(JsonNode::stringValue).toList()
        : List.of(list.stringValue());
  }

  @Test
  void the_policy_to_copy_is_the_programs() throws IOException {
    assertThat(Files.readString(DEPLOY.resolve("iam-policy.json")))
        .as(REPAIR.formatted("--policy"))
        .isEqualTo(IamPolicy.json(Reach.ALL));
  }

  @Test
  void the_manifests_to_copy_are_the_programs() throws IOException {
    assertThat(Files.readString(DEPLOY.resolve("kubernetes").resolve("rbac.yaml")))
        .as(REPAIR.formatted("--rbac"))
        .isEqualTo(Rbac.yaml());
  }

  @Test
  void the_policy_allows_every_action_that_a_fact_costs_and_listing_clusters_and_no_more() {
    List<String> actions =
        statements(IamPolicy.json(Reach.ALL))
            .flatMap(statement -> texts(statement.path("Action")).stream())
            .toList();

    assertThat(actions)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.of("eks:ListClusters"),
                    FactKind.allPermissions().stream()
                        .filter(Permission.Iam.class::isInstance)
                        .map(Permission::id))
                .toList());
  }

  @Test
  void no_action_is_a_pattern_and_none_writes() {
    assertThat(IamPolicy.actions())
        .allSatisfy(action -> assertThat(action).doesNotContain("*"))
        // a query is a read of logs; starting and stopping one changes nothing else
        .allMatch(action ->
            action.matches("[a-z0-9]+:(Get|List|Describe|Lookup|Simulate)[A-Za-z]+")
                || List.of("logs:StartQuery", "logs:StopQuery").contains(action));
    assertThat(Rbac.yaml())
        .doesNotContainPattern("verbs: .*(create|update|patch|delete|watch|\\*)")
        .doesNotContain("secrets", "\"*\"");
  }

  @Test
  void a_policy_for_one_cluster_names_it_in_its_own_partition() {
    Arn cluster = Arn.parse("arn:aws-cn:eks:cn-north-1:111122223333:cluster/demo").orElseThrow();

    List<String> resources =
        statements(IamPolicy.json(Reach.of(cluster)))
            .flatMap(statement -> texts(statement.path("Resource")).stream())
            .toList();

    assertThat(resources)
        .contains(
            cluster.toString(),
            "arn:aws-cn:eks:cn-north-1:111122223333:access-entry/demo/*",
            "arn:aws-cn:iam::111122223333:role/*",
            "arn:aws-cn:logs:cn-north-1:111122223333:log-group:/aws/eks/demo/cluster:*",
            "*")
        .noneMatch(resource -> resource.startsWith("arn:aws:"));
  }

  @Test
  void single_objects_are_allowed_in_their_namespace_only() {
    List<String> documents = List.of(Rbac.yaml().split("---\n", -1));

    assertThat(documents)
        .extracting(document -> document.lines().skip(1).findFirst().orElse(""))
        .containsExactly(
            "kind: ClusterRole", "kind: ClusterRoleBinding", "kind: Role", "kind: RoleBinding");
    assertThat(documents.get(0)).doesNotContain("configmaps", "resourceNames");
    assertThat(documents.get(2))
        .contains("namespace: kube-system", "resourceNames: [aws-auth]", "[configmaps]");
    assertThat(documents.get(3)).contains("name: eks-auth-readers", "kind: Group");
  }
}
