package io.github.eksauth.checks.source.kubernetes;

import io.github.eksauth.checks.fact.FactKind;
import io.github.eksauth.checks.fact.Permission;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/// One GET: the permission it needs, which also says what it asks for, and where.
///
/// @param kind what Kubernetes calls such an object, `ConfigMap`; a list of them is `ConfigMapList`
/// @param version the version of the API, `v1`
/// @param namespace empty for objects without one, and for those of all namespaces
/// @param name empty for a list
/// @param selector the rest of the query of a list, empty for all
/// @param everywhere whether every cluster has this API; where not, its absence is the answer
record Call(
    Permission.Kubernetes needs,
    String kind,
    String version,
    String namespace,
    String name,
    String selector,
    boolean everywhere) {

  static Call get(FactKind fact, String kind, String namespace, String name) {
    return new Call(need(fact, "get"), kind, "v1", namespace, name, "", true);
  }

  static Call list(FactKind fact, String kind, String namespace, String selector) {
    return new Call(need(fact, "list"), kind, "v1", namespace, "", selector, true);
  }

  /// A list of objects of a kind that only some clusters know.
  static Call listIfKnown(FactKind fact, String kind, String version) {
    return new Call(need(fact, "list"), kind, version, "", "", "", false);
  }

  /// The table of facts says what each kind costs; what it does not say is never asked.
  private static Permission.Kubernetes need(FactKind fact, String verb) {
    return fact.permissions().stream()
        .filter(Permission.Kubernetes.class::isInstance)
        .map(Permission.Kubernetes.class::cast)
        .filter(permission -> permission.verb().equals(verb))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(fact + " needs no permission to " + verb));
  }

  boolean isList() {
    return name.isEmpty();
  }

  /// The path on the API server.
  String path() {
    var path = new StringBuilder(needs.group().isEmpty() ? "/api/" : "/apis/");
    if (!needs.group().isEmpty()) {
      path.append(needs.group()).append('/');
    }
    path.append(version);
    if (!namespace.isEmpty()) {
      path.append("/namespaces/").append(encode(namespace));
    }
    path.append('/').append(needs.resource());
    if (!name.isEmpty()) {
      path.append('/').append(encode(name));
    }
    return path.toString();
  }

  /// Whether Kubernetes would let an object be called so. Names come from pastes too: one that
  /// would lead the path elsewhere is never sent.
  /// https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#path-segment-names
  static boolean possible(String name) {
    return !name.isEmpty()
        && !name.equals(".")
        && !name.equals("..")
        && name.indexOf('/') < 0
        && name.indexOf('%') < 0;
  }

  /// One condition of a field selector, ready for a query.
  static String field(String field, String value) {
    String escaped = value.replace("\\", "\\\\").replace(",", "\\,").replace("=", "\\=");
    return "fieldSelector=" + encode(field + "=" + escaped);
  }

  /// What selects the objects with all of these labels.
  static String labels(Map<String, String> labels) {
    return labels.isEmpty()
        ? ""
        : "labelSelector="
            + encode(
                labels.entrySet().stream()
                    .map(label -> label.getKey() + "=" + label.getValue())
                    .collect(Collectors.joining(",")));
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
