package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.catalogue.Coverage.No;
import io.github.eksauth.checks.catalogue.Coverage.Unknown;
import io.github.eksauth.checks.catalogue.Coverage.Yes;
import io.github.eksauth.checks.fact.AccessPolicy;
import io.github.eksauth.checks.fact.Selector;
import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.Set;

/// What the access policies of EKS allow, as far as it is settled: their gaps, and the two that
/// have none (fact 35 and `access-policy-reference` of the user guide). Anything between is open:
/// no call shows the rules (fact 33).
final class AccessPolicyRights {
  private static final String CLUSTER_ADMIN = "AmazonEKSClusterAdminPolicy";

  private static final Set<String> RBAC =
      Set.of("roles", "rolebindings", "clusterroles", "clusterrolebindings");

  private AccessPolicyRights() {}

  /// Whether it makes its principal an administrator of the whole cluster.
  static boolean administers(AccessPolicy policy) {
    return name(policy).equals(CLUSTER_ADMIN) && policy.scope().equals("cluster");
  }

  static String name(AccessPolicy policy) {
    return policy.policyArn().substring(policy.policyArn().lastIndexOf('/') + 1);
  }

  static Coverage covers(AccessPolicy policy, ApiRequest request) {
    return outOfScope(policy, request)
        ? new No(
            Words.of(
                "%s counts in namespaces %s only",
                "%s 只在命名空间 %s 中有效", name(policy), String.join(", ", policy.namespaces())))
        : inScope(policy, request);
  }

  /// A policy for namespaces covers nothing outside of them and nothing cluster-scoped.
  private static boolean outOfScope(AccessPolicy policy, ApiRequest request) {
    List<String> scope = policy.namespaces();
    return policy.scope().equals("namespace")
        && request
            .namespace()
            .filter(namespace ->
                scope.stream().anyMatch(pattern -> Selector.wildcard(pattern, namespace)))
            .isEmpty();
  }

  private static Coverage inScope(AccessPolicy policy, ApiRequest request) {
    String name = name(policy);
    return switch (name) {
      case CLUSTER_ADMIN -> yes(name);
      case "AmazonEKSAdminViewPolicy" ->
          !request.reading()
              ? readsOnly(name)
              : request.subresource().isEmpty() ? yes(name) : open(name, request);
      case "AmazonEKSViewPolicy" -> view(name, request);
      case "AmazonEKSAdminPolicy", "AmazonEKSEditPolicy" -> edit(name, request);
      default -> open(name, request);
    };
  }

  private static Coverage view(String name, ApiRequest request) {
    if (!request.reading()) {
      return readsOnly(name);
    } else if (request.custom()) {
      return custom(name);
    } else if (request.resource().equals("secrets")) {
      return new No(Words.of("%s reads no Secrets", "%s 不能读取 Secret", name));
    } else if (request.clusterScoped() || RBAC.contains(request.resource())) {
      return new No(
          Words.of(
              "%s reads no nodes, no RBAC and nothing else of the cluster scope",
              "%s 不能读取节点、RBAC 及其他集群级资源", name));
    }
    return open(name, request);
  }

  private static Coverage edit(String name, ApiRequest request) {
    if (request.custom()) {
      return custom(name);
    } else if (request.clusterScoped() && !request.reading()) {
      return new No(Words.of("%s writes nothing cluster-scoped", "%s 不能写入集群级资源", name));
    }
    return open(name, request);
  }

  private static Coverage yes(String name) {
    return new Yes(Words.of("%s covers it", "%s 涵盖该请求", name));
  }

  private static Coverage readsOnly(String name) {
    return new No(Words.of("%s only reads", "%s 只能读取", name));
  }

  private static Coverage custom(String name) {
    return new No(Words.of("%s knows no custom resources", "%s 不涵盖自定义资源", name));
  }

  private static Coverage open(String name, ApiRequest request) {
    return new Unknown(
        Verdicts.unsure(
            "whether %s covers %s is not shown anywhere that we can read",
            "%s 是否涵盖 %s 无法从可读取的信息中得知", name, request.words()));
  }
}
