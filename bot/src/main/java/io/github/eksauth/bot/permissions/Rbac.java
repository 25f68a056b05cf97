package io.github.eksauth.bot.permissions;

import io.github.eksauth.checks.fact.FactKind;
import io.github.eksauth.checks.fact.Permission.Kubernetes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The least that Kubernetes must allow for every fact to be read, as manifests: what is read
/// anywhere in a ClusterRole, single objects in a Role of their namespace. There is no Secret among
/// it.
public final class Rbac {
  /// The Kubernetes group that access entry or aws-auth give to our role.
  public static final String GROUP = "eks-auth-readers";

  private static final String NAME = "eks-auth-reader";

  private Rbac() {}

  /// What one rule is about.
  private record Target(String group, Set<String> verbs, String name) {
    private static final Comparator<Target> ORDER =
        Comparator.comparing(Target::group)
            .thenComparing(target -> String.join(",", target.verbs()))
            .thenComparing(Target::name);
  }

  /// The manifests, as one YAML file.
  public static String yaml() {
    List<Kubernetes> all =
        FactKind.allPermissions().stream()
            .filter(Kubernetes.class::isInstance)
            .map(Kubernetes.class::cast)
            .toList();
    StringBuilder yaml = new StringBuilder();
    role(yaml, "ClusterRole", "", all.stream().filter(it -> it.namespace().isEmpty()).toList());
    binding(yaml, "ClusterRole", "");
    Set<String> namespaces = new TreeSet<>();
    all.stream().map(Kubernetes::namespace).filter(it -> !it.isEmpty()).forEach(namespaces::add);
    for (String namespace : namespaces) {
      role(
          yaml,
          "Role",
          namespace,
          all.stream().filter(it -> it.namespace().equals(namespace)).toList());
      binding(yaml, "Role", namespace);
    }
    return yaml.toString();
  }

  private static void role(
      StringBuilder yaml, String kind, String namespace, List<Kubernetes> permissions) {
    head(yaml, kind, namespace);
    yaml.append("rules:\n");
    Map<Target, Set<String>> rules = new TreeMap<>(Target.ORDER);
    for (Kubernetes one : permissions) {
      Set<String> verbs = new TreeSet<>();
      permissions.stream()
          .filter(other -> sameObject(one, other))
          .map(Kubernetes::verb)
          .forEach(verbs::add);
      rules
          .computeIfAbsent(new Target(one.group(), verbs, one.name()), _ -> new TreeSet<>())
          .add(one.resource());
    }
    rules.forEach((target, resources) -> {
      yaml.append("  - apiGroups: [\"").append(target.group()).append("\"]\n");
      yaml.append("    resources: [").append(String.join(", ", resources)).append("]\n");
      if (!target.name().isEmpty()) {
        yaml.append("    resourceNames: [").append(target.name()).append("]\n");
      }
      yaml.append("    verbs: [").append(String.join(", ", target.verbs())).append("]\n");
    });
  }

  private static boolean sameObject(Kubernetes one, Kubernetes other) {
    return one.group().equals(other.group())
        && one.resource().equals(other.resource())
        && one.name().equals(other.name());
  }

  private static void binding(StringBuilder yaml, String kind, String namespace) {
    head(yaml, kind + "Binding", namespace);
    yaml.append(
        """
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: %s
          name: %s
        subjects:
          - apiGroup: rbac.authorization.k8s.io
            kind: Group
            name: %s
        """
            .formatted(kind, NAME, GROUP));
  }

  private static void head(StringBuilder yaml, String kind, String namespace) {
    yaml.append(yaml.isEmpty() ? "" : "---\n");
    yaml.append("apiVersion: rbac.authorization.k8s.io/v1\nkind: ").append(kind);
    yaml.append("\nmetadata:\n  name: ").append(NAME).append('\n');
    if (!namespace.isEmpty()) {
      yaml.append("  namespace: ").append(namespace).append('\n');
    }
  }
}
