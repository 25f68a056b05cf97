package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;

import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.RbacBinding;
import io.github.eksauth.checks.fact.RbacRule;
import io.github.eksauth.checks.fact.Words;
import java.util.ArrayList;
import java.util.List;

/// Whether EKS may drain and remove the nodes of managed node groups: it comes as the user
/// `eks:node-manager`, whose ClusterRole must exist and be bound to it (EKS user guide,
/// troubleshooting).
final class NodeManager {
  private static final String NAME = "eks:node-manager";
  private static final String CLUSTER_ROLE = "ClusterRole";

  /// The documented rights, of which draining needs each.
  private record Right(String verb, String resource) {}

  private static final List<Right> RIGHTS =
      List.of(
          new Right("list", "pods"),
          new Right("list", "nodes"),
          new Right("patch", "nodes"),
          new Right("create", "pods/eviction"));

  private NodeManager() {}

  static Verdict judge(Facts facts) {
    var role = new FactKey.ClusterRoleOf(NAME);
    var bindings = new FactKey.ClusterRoleBindings();
    facts.ahead(List.of(role, bindings));
    return Verdicts.given(
        facts,
        new FactKey.NodeGroups(),
        groups ->
            groups.isEmpty()
                ? unneeded()
                : Verdicts.all(
                    List.of(
                        Verdicts.given(facts, role, NodeManager::rights, NodeManager::gone),
                        Verdicts.given(
                            facts, bindings, NodeManager::bound, () -> bound(List.of())))),
        NodeManager::unneeded);
  }

  private static Verdict unneeded() {
    return notApplicable(
        "the cluster has no managed node groups, so EKS manages no nodes", "集群没有托管节点组，EKS 不管理节点");
  }

  private static Verdict gone() {
    return broken(Words.of("ClusterRole %s does not exist", "ClusterRole %s 不存在", NAME), NAME);
  }

  private static Verdict rights(List<RbacRule> rules) {
    var lacking = new ArrayList<String>();
    for (Right right : RIGHTS) {
      if (rules.stream().noneMatch(rule -> rule.allows(right.verb(), "", right.resource()))) {
        lacking.add(right.verb() + " " + right.resource());
      }
    }
    return lacking.isEmpty()
        ? healthy(Words.of("ClusterRole %s exists", "ClusterRole %s 存在", NAME), NAME)
        : broken(
            Words.of(
                "ClusterRole %s was changed: it does not allow to %s",
                "ClusterRole %s 已被更改：不允许 %s", NAME, String.join(", ", lacking)),
            NAME);
  }

  private static Verdict bound(List<RbacBinding> bindings) {
    return bindings.stream()
        .filter(
            binding -> binding.roleKind().equals(CLUSTER_ROLE) && binding.roleName().equals(NAME))
        .filter(binding ->
            binding.subjects().stream()
                .anyMatch(it -> it.kind().equals("User") && it.name().equals(NAME)))
        .findFirst()
        .<Verdict>map(binding ->
            healthy(
                Words.of(
                    "ClusterRoleBinding %s gives it to the user %s",
                    "ClusterRoleBinding %s 将其授予用户 %s", binding.name(), NAME),
                binding.name()))
        .orElseGet(() ->
            broken(
                Words.of(
                    "no ClusterRoleBinding gives ClusterRole %s to the user of that name",
                    "没有 ClusterRoleBinding 将 ClusterRole %s 授予同名用户", NAME),
                NAME));
  }
}
