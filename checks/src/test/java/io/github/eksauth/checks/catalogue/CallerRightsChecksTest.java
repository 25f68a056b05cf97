package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.*;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.AccessPolicy;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.RbacBinding;
import io.github.eksauth.checks.fact.RbacRule;
import io.github.eksauth.checks.fact.RbacSubject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerRightsChecksTest {
  private static final String DEV = "arn:aws:iam::111122223333:role/dev";
  private static final Focus JANE =
      Focus.none().withCaller("arn:aws:sts::111122223333:assumed-role/dev/jane@example.com");
  private static final FactKey.ClusterRoleBindings CLUSTER_WIDE = new FactKey.ClusterRoleBindings();
  private static final FactKey.RoleBindings IN_NAMESPACES = new FactKey.RoleBindings();

  private static Focus asks(String verb, String resource) {
    return JANE.with(Subject.VERB, verb).with(Subject.RESOURCE, resource);
  }

  private static Focus asks(String verb, String resource, String namespace) {
    return asks(verb, resource).with(Subject.NAMESPACE, namespace);
  }

  private static TestCluster entry(String... groups) {
    return noBindings(api().role(DEV, MONDAY).entry(DEV, "STANDARD", FRIDAY, groups));
  }

  private static TestCluster item(String groups) {
    return noBindings(
        configMap()
            .mapRoles(
                "- {rolearn: '%s', username: 'dev:{{SessionName}}', groups: %s}\n"
                    .formatted(DEV, groups)));
  }

  private static TestCluster noBindings(TestCluster cluster) {
    return cluster.known(CLUSTER_WIDE, List.of()).known(IN_NAMESPACES, List.of());
  }

  private static TestCluster policy(TestCluster cluster, String name, String... namespaces) {
    return cluster.known(
        new FactKey.AccessPoliciesOf(DEV),
        List.of(
            new AccessPolicy(
                "arn:aws:eks::aws:cluster-access-policy/" + name,
                namespaces.length == 0 ? "cluster" : "namespace",
                List.of(namespaces))));
  }

  private static RbacBinding binding(
      String namespace, String roleKind, String role, String kind, String subject) {
    return new RbacBinding(
        namespace, "b", roleKind, role, List.of(new RbacSubject(kind, subject, "")));
  }

  private static TestCluster bound(TestCluster cluster, String kind, String subject) {
    return cluster.known(
        CLUSTER_WIDE, List.of(binding("", "ClusterRole", "reader", kind, subject)));
  }

  private static TestCluster reader(TestCluster cluster, RbacRule... rules) {
    return cluster.known(new FactKey.ClusterRoleOf("reader"), List.of(rules));
  }

  private static RbacRule rule(String verbs, String group, String resources, String... names) {
    return new RbacRule(
        List.of(verbs.split(",", -1)),
        List.of(group),
        List.of(resources.split(",", -1)),
        List.of(names),
        List.of());
  }

  @Nested
  class EntryHasRights {
    private static final String CHECK = "caller-entry-has-rights";

    @Test
    void a_policy_is_enough() {
      healthy(policy(entry(), "AmazonEKSViewPolicy").judge(CHECK, JANE), "AmazonEKSViewPolicy");
    }

    @Test
    void a_bound_group_is_enough() {
      healthy(bound(reader(entry("devs")), "Group", "devs").judge(CHECK, JANE), "devs");
    }

    @Test
    void a_binding_of_the_user_name_is_enough() {
      var named = entryNamed("dev:{{SessionName}}");
      healthy(
          bound(reader(named), "User", "dev:jane-example.com").judge(CHECK, JANE),
          "user dev:jane-example.com");
    }

    private TestCluster entryNamed(String username) {
      return entry()
          .known(
              new FactKey.AccessEntryOf(DEV),
              new AccessEntry(
                  DEV, "STANDARD", username, List.of(), Optional.of(FRIDAY), Optional.of(FRIDAY)));
    }

    @Test
    void neither_policy_nor_group_is_broken_even_if_bindings_cannot_be_read() {
      broken(entry().judge(CHECK, JANE), "neither an access policy nor a group");
      broken(entry().denied(CLUSTER_WIDE).judge(CHECK, JANE), "neither");
    }

    @Test
    void a_group_that_nothing_binds_is_broken() {
      broken(
          bound(reader(entry("devs")), "Group", "Devs").judge(CHECK, JANE),
          "nothing binds its groups devs");
    }

    @Test
    void a_group_whose_bindings_may_not_be_read_is_unsure() {
      lacks(
          entry("devs").denied(CLUSTER_WIDE).judge(CHECK, JANE),
          "list clusterrolebindings.rbac.authorization.k8s.io");
    }

    @Test
    void policies_that_may_not_be_read_are_unsure() {
      lacks(
          entry().denied(new FactKey.AccessPoliciesOf(DEV)).judge(CHECK, JANE),
          "eks:ListAssociatedAccessPolicies");
    }

    @Test
    void an_entry_that_is_not_there_not_asked_stale_or_of_nodes_is_judged_elsewhere() {
      notApplicable(api().judge(CHECK, JANE), "no access entry");
      notApplicable(item("[devs]").judge(CHECK, JANE), "CONFIG_MAP");
      notApplicable(
          api().role(DEV, FRIDAY).entry(DEV, "STANDARD", MONDAY).judge(CHECK, JANE), "stale");
      notApplicable(
          api().role(DEV, MONDAY).entry(DEV, "EC2_LINUX", FRIDAY).judge(CHECK, JANE), "EC2_LINUX");
      notApplicable(api().judge(CHECK), "no caller");
    }
  }

  @Nested
  class GroupsBound {
    private static final String CHECK = "caller-groups-bound";

    @Test
    void every_group_has_a_binding() {
      healthy(bound(reader(entry("devs")), "Group", "devs").judge(CHECK, JANE), "devs");
      healthy(bound(reader(item("[devs]")), "Group", "devs").judge(CHECK, JANE), "devs");
    }

    @Test
    void a_binding_in_any_namespace_counts() {
      healthy(
          entry("devs")
              .known(IN_NAMESPACES, List.of(binding("shop", "Role", "deployer", "Group", "devs")))
              .known(new FactKey.RoleIn("shop", "deployer"), List.of())
              .judge(CHECK, JANE),
          "devs");
    }

    @Test
    void a_group_without_binding_is_broken() {
      broken(bound(reader(item("[devs, ops]")), "Group", "devs").judge(CHECK, JANE), "group ops");
    }

    @Test
    void a_binding_to_a_role_that_does_not_exist_binds_nothing() {
      broken(
          bound(entry("devs"), "Group", "devs")
              .absent(new FactKey.ClusterRoleOf("reader"))
              .judge(CHECK, JANE),
          "group devs");
    }

    @Test
    void a_user_of_the_same_name_is_no_group() {
      broken(bound(reader(entry("devs")), "User", "devs").judge(CHECK, JANE));
    }

    @Test
    void system_masters_needs_no_binding() {
      healthy(item("['system:masters']").judge(CHECK, JANE), "built in");
    }

    @Test
    void bindings_that_may_not_be_read_are_unsure() {
      lacks(
          entry("devs").denied(IN_NAMESPACES).judge(CHECK, JANE),
          "list rolebindings.rbac.authorization.k8s.io");
    }

    @Test
    void without_groups_or_mapping_there_is_nothing_to_judge() {
      notApplicable(entry().judge(CHECK, JANE), "no groups");
      notApplicable(api().judge(CHECK, JANE), "nothing that counts maps");
    }
  }

  @Nested
  class CoverRequest {
    private static final String CHECK = "caller-rights-cover-request";

    @ParameterizedTest
    @CsvSource({
      "AmazonEKSClusterAdminPolicy, delete, nodes",
      "AmazonEKSClusterAdminPolicy, list, applications.argoproj.io",
      "AmazonEKSAdminViewPolicy, list, secrets",
      "AmazonEKSAdminViewPolicy, list, applications.argoproj.io",
    })
    void these_policies_cover_it(String policy, String verb, String resource) {
      healthy(policy(entry(), policy).judge(CHECK, asks(verb, resource)), policy);
    }

    @ParameterizedTest
    @CsvSource({
      "AmazonEKSAdminViewPolicy, create, pods",
      "AmazonEKSAdminViewPolicy, create, pods/exec",
      "AmazonEKSViewPolicy, delete, pods",
      "AmazonEKSViewPolicy, list, secrets",
      "AmazonEKSViewPolicy, list, nodes",
      "AmazonEKSViewPolicy, list, rolebindings",
      "AmazonEKSViewPolicy, list, applications",
      "AmazonEKSEditPolicy, list, applications.argoproj.io",
      "AmazonEKSAdminPolicy, create, clusterroles",
      "AmazonEKSAdminPolicy, list, nodeclaims",
    })
    void these_policies_are_too_small(String policy, String verb, String resource) {
      broken(policy(entry(), policy).judge(CHECK, asks(verb, resource)), policy);
    }

    @ParameterizedTest
    @CsvSource({
      "AmazonEKSViewPolicy, list, pods",
      "AmazonEKSEditPolicy, list, secrets",
      "AmazonEKSAdminPolicy, list, nodes",
      "AmazonEKSAdminPolicy, list, nodes.metrics.k8s.io",
      "AmazonEKSSecretReaderPolicy, list, secrets",
      "AmazonEKSAdminViewPolicy, get, pods/log",
      "SomePolicyOfTomorrow, list, pods",
    })
    void what_no_document_settles_is_unsure(String policy, String verb, String resource) {
      unsure(policy(entry(), policy).judge(CHECK, asks(verb, resource, "shop")), policy);
    }

    @Test
    void a_policy_for_namespaces_ends_with_them() {
      var cluster = policy(entry(), "AmazonEKSClusterAdminPolicy", "shop", "dev-*");

      healthy(cluster.judge(CHECK, asks("list", "pods", "shop")));
      healthy(cluster.judge(CHECK, asks("list", "pods", "dev-1")));
      broken(cluster.judge(CHECK, asks("list", "pods", "billing")), "namespaces shop, dev-* only");
      broken(cluster.judge(CHECK, asks("list", "pods")), "at the cluster scope");
    }

    @Test
    void a_cluster_scoped_resource_is_in_no_namespace_whatever_else_the_text_says() {
      broken(
          policy(entry(), "AmazonEKSClusterAdminPolicy", "shop")
              .judge(CHECK, asks("list", "nodes", "shop")),
          "at the cluster scope");
    }

    @Test
    void a_rule_with_wildcards_covers_it() {
      healthy(
          bound(reader(entry("devs"), rule("*", "*", "*")), "Group", "devs")
              .judge(CHECK, asks("delete", "applications.argoproj.io", "shop")),
          "ClusterRole reader");
    }

    @Test
    void a_rule_must_name_verb_group_and_resource() {
      var cluster =
          bound(reader(entry("devs"), rule("get,list", "apps", "deployments")), "Group", "devs");

      healthy(cluster.judge(CHECK, asks("list", "deployments", "shop")));
      healthy(cluster.judge(CHECK, asks("list", "deployments.apps", "shop")));
      broken(cluster.judge(CHECK, asks("create", "deployments", "shop")), "does not allow create");
      broken(cluster.judge(CHECK, asks("list", "deployments.extensions", "shop")));
      broken(cluster.judge(CHECK, asks("list", "pods", "shop")));
    }

    @Test
    void a_subresource_is_a_resource_of_its_own() {
      var cluster = bound(reader(entry("devs"), rule("*", "", "pods")), "Group", "devs");

      broken(cluster.judge(CHECK, asks("get", "pods/log", "shop")), "pods/log");
      healthy(
          bound(reader(entry("devs"), rule("get", "", "pods/log")), "Group", "devs")
              .judge(CHECK, asks("get", "pods/log", "shop")));
      healthy(
          bound(reader(entry("devs"), rule("update", "apps", "*/scale")), "Group", "devs")
              .judge(CHECK, asks("update", "deployments/scale", "shop")));
    }

    @Test
    void a_rule_for_certain_objects_covers_no_list_and_perhaps_a_get() {
      var cluster =
          bound(reader(entry("devs"), rule("get,list", "", "secrets", "mine")), "Group", "devs");

      broken(cluster.judge(CHECK, asks("list", "secrets", "shop")));
      unsure(cluster.judge(CHECK, asks("get", "secrets", "shop")), "certain objects");
    }

    @Test
    void a_role_binding_counts_in_its_namespace_only() {
      var cluster =
          reader(entry("devs"), rule("list", "", "pods"))
              .known(
                  IN_NAMESPACES,
                  List.of(binding("shop", "ClusterRole", "reader", "Group", "devs")));

      healthy(cluster.judge(CHECK, asks("list", "pods", "shop")));
      broken(cluster.judge(CHECK, asks("list", "pods", "billing")));
      broken(cluster.judge(CHECK, asks("list", "pods")));
    }

    @Test
    void everybody_is_in_system_authenticated() {
      healthy(
          bound(reader(entry(), rule("list", "", "pods")), "Group", "system:authenticated")
              .judge(CHECK, asks("list", "pods", "shop")));
    }

    @Test
    void system_masters_covers_everything() {
      healthy(item("['system:masters']").judge(CHECK, asks("delete", "nodes")), "system:masters");
    }

    @Test
    void the_user_name_is_filled_with_the_session() {
      healthy(
          bound(reader(item("[]"), rule("list", "", "pods")), "User", "dev:jane-example.com")
              .judge(CHECK, asks("list", "pods", "shop")));
    }

    @Test
    void a_user_name_that_is_known_in_part_leaves_it_open() {
      var focus =
          Focus.none()
              .withCaller(DEV)
              .with(Subject.VERB, "list")
              .with(Subject.RESOURCE, "pods")
              .with(Subject.NAMESPACE, "shop");
      var cluster = bound(reader(item("[]"), rule("list", "", "pods")), "User", "dev:john");

      unsure(cluster.judge(CHECK, focus), "may be");
      healthy(cluster.judge(CHECK, focus.with(Subject.KUBERNETES_USER, "dev:john")));
      broken(cluster.judge(CHECK, focus.with(Subject.KUBERNETES_USER, "dev:jane")));
    }

    @Test
    void a_node_is_authorised_by_what_nobody_can_read() {
      unsure(item("['system:nodes']").judge(CHECK, asks("list", "pods", "shop")), "as a node");
      unsure(
          noBindings(api().role(DEV, MONDAY).entry(DEV, "EC2_LINUX", FRIDAY))
              .judge(CHECK, asks("list", "pods", "shop")),
          "EC2_LINUX");
    }

    @Test
    void whatever_may_not_be_read_is_unsure() {
      lacks(
          entry("devs").denied(CLUSTER_WIDE).judge(CHECK, asks("list", "pods", "shop")),
          "list clusterrolebindings.rbac.authorization.k8s.io");
      lacks(
          bound(entry("devs"), "Group", "devs")
              .denied(new FactKey.ClusterRoleOf("reader"))
              .judge(CHECK, asks("list", "pods", "shop")),
          "get clusterroles.rbac.authorization.k8s.io");
      lacks(
          entry("devs")
              .denied(new FactKey.AccessPoliciesOf(DEV))
              .judge(CHECK, asks("list", "pods", "shop")),
          "eks:ListAssociatedAccessPolicies");
    }

    @Test
    void without_request_or_mapping_nothing_is_judged() {
      notApplicable(entry().judge(CHECK, JANE), "no request");
      notApplicable(entry().judge(CHECK, JANE.with(Subject.VERB, "list")), "no request");
      notApplicable(api().judge(CHECK, asks("list", "pods")), "nothing that counts maps");
    }

    @Test
    void an_entry_of_unknown_age_beside_an_item_of_aws_auth_leaves_open_which_counts() {
      var cluster =
          noBindings(mixed())
              .mapRoles("- {rolearn: '%s', username: dev, groups: [devs]}\n".formatted(DEV))
              .entry(DEV, "STANDARD", FRIDAY)
              .denied(new FactKey.Role("dev"));

      lacks(cluster.judge(CHECK, asks("list", "pods", "shop")), "iam:GetRole");
    }
  }

  @Nested
  class NotShadowed {
    private static final String CHECK = "caller-not-shadowed";

    private static TestCluster both(String itemGroups, String... entryGroups) {
      return noBindings(
          mixed()
              .role(DEV, MONDAY)
              .entry(DEV, "STANDARD", FRIDAY, entryGroups)
              .mapRoles(
                  "- {rolearn: '%s', username: dev, groups: %s}\n".formatted(DEV, itemGroups)));
    }

    @Test
    void groups_that_the_entry_lacks_are_lost() {
      broken(both("[devs, ops]", "devs").judge(CHECK, JANE), "lacks its groups ops");
      broken(
          policy(both("['system:masters']"), "AmazonEKSAdminPolicy").judge(CHECK, JANE),
          "system:masters");
    }

    @Test
    void an_entry_that_gives_as_much_takes_nothing() {
      healthy(both("[devs]", "devs", "ops").judge(CHECK, JANE));
      healthy(both("['system:masters']").admin(DEV).judge(CHECK, JANE));
    }

    @Test
    void only_what_was_refused_counts_when_the_question_says_so() {
      var cluster = bound(both("[devs]"), "Group", "devs");

      broken(
          reader(cluster, rule("list", "", "pods")).judge(CHECK, asks("list", "pods", "shop")),
          "devs");
      healthy(
          reader(cluster, rule("list", "", "pods")).judge(CHECK, asks("create", "secrets", "shop")),
          "no difference");
    }

    @Test
    void a_node_type_gives_nodes_what_they_need_and_people_nothing() {
      String nodes = "{rolearn: '%s', username: 'system:node:{{EC2PrivateDNSName}}', groups: %s}\n";
      var cluster = mixed().role(DEV, MONDAY).entry(DEV, "EC2_LINUX", FRIDAY);

      healthy(
          cluster
              .mapRoles("- " + nodes.formatted(DEV, "['system:bootstrappers', 'system:nodes']"))
              .judge(CHECK, JANE));
      broken(
          cluster.mapRoles("- " + nodes.formatted(DEV, "['system:nodes', ops]")).judge(CHECK, JANE),
          "ops");
    }

    @Test
    void without_an_entry_that_matches_the_item_counts() {
      String item = "- {rolearn: '%s', username: dev, groups: [devs]}\n".formatted(DEV);
      healthy(mixed().mapRoles(item).judge(CHECK, JANE), "no access entry");
      healthy(
          mixed()
              .role(DEV, FRIDAY)
              .entry(DEV, "STANDARD", MONDAY)
              .mapRoles(item)
              .judge(CHECK, JANE),
          "stale");
    }

    @Test
    void an_entry_of_unknown_age_may_not_count() {
      lacks(both("[devs]").denied(new FactKey.Role("dev")).judge(CHECK, JANE), "iam:GetRole");
    }

    @Test
    void policies_or_entries_that_may_not_be_read_are_unsure() {
      lacks(
          both("[devs]").denied(new FactKey.AccessPoliciesOf(DEV)).judge(CHECK, JANE),
          "eks:ListAssociatedAccessPolicies");
      lacks(
          both("[devs]").denied(new FactKey.AwsAuth()).judge(CHECK, JANE),
          "get configmaps kube-system/aws-auth");
    }

    @Test
    void where_only_one_of_the_two_is_asked_or_speaks_nothing_is_shadowed() {
      notApplicable(entry("devs").judge(CHECK, JANE), "mode is API");
      notApplicable(item("[devs]").judge(CHECK, JANE), "mode is CONFIG_MAP");
      notApplicable(
          mixed().role(DEV, MONDAY).entry(DEV, "STANDARD", FRIDAY).judge(CHECK, JANE),
          "does not map");
    }
  }
}
