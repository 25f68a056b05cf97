package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.Words;
import java.util.Optional;
import java.util.Set;

/// A request to the API server that was refused, as its message tells: verb, resource and where.
///
/// `groups` are the API groups that the resource can belong to; empty when it is none of
/// Kubernetes' own and the message did not say. Without a namespace the request was made at the
/// cluster scope, which is how the API server says "all namespaces" too.
record ApiRequest(
    String verb,
    String resource,
    String subresource,
    Set<String> groups,
    Optional<String> namespace) {
  private static final Set<String> READING = Set.of("get", "list", "watch");

  /// Verbs that name no object, so that a rule about certain objects does not cover them.
  private static final Set<String> NAMELESS = Set.of("list", "watch", "create", "deletecollection");

  ApiRequest {
    groups = Set.copyOf(groups);
  }

  /// Empty when the question does not tell verb and resource. The resource may carry its group and
  /// a subresource: `pods`, `deployments.apps`, `pods/log`.
  static Optional<ApiRequest> in(Focus focus) {
    return focus
        .on(Subject.VERB)
        .flatMap(verb -> focus.on(Subject.RESOURCE).map(resource -> of(verb, resource, focus)));
  }

  private static ApiRequest of(String verb, String said, Focus focus) {
    int slash = said.indexOf('/');
    String whole = slash < 0 ? said : said.substring(0, slash);
    int dot = whole.indexOf('.');
    String resource = dot < 0 ? whole : whole.substring(0, dot);
    return new ApiRequest(
        verb,
        resource,
        slash < 0 ? "" : said.substring(slash + 1),
        dot < 0 ? BuiltInResources.groups(resource) : Set.of(whole.substring(dot + 1)),
        // a namespace of somewhere else in the text
        BuiltInResources.clusterScoped(resource) ? Optional.empty() : focus.namespace());
  }

  boolean reading() {
    return READING.contains(verb);
  }

  boolean namesNoObject() {
    return NAMELESS.contains(verb) && subresource.isEmpty();
  }

  /// As a rule names it: `pods/log`.
  String fullResource() {
    return subresource.isEmpty() ? resource : resource + "/" + subresource;
  }

  /// Whether the resource is defined by a CustomResourceDefinition; an API that something else
  /// serves, such as metrics, is neither that nor Kubernetes' own.
  boolean custom() {
    return groups.stream().noneMatch(BuiltInResources::hasGroup) && !metrics();
  }

  boolean metrics() {
    return groups.stream().anyMatch(group -> group.endsWith("metrics.k8s.io"));
  }

  /// Whether this is surely something that belongs to no namespace.
  boolean clusterScoped() {
    return BuiltInResources.clusterScoped(resource);
  }

  Words words() {
    return Words.of(
        "%s %s %s",
        "%s %s（%s）",
        verb,
        fullResource(),
        namespace
            .map(name -> Words.of("in namespace %s", "命名空间 %s", name))
            .orElse(new Words("at the cluster scope", "集群范围")));
  }
}
