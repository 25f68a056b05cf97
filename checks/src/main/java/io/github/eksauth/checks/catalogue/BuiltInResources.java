package io.github.eksauth.checks.catalogue;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The resources that Kubernetes itself has, by API group: error messages tell the plural name and
/// often lose the group on their way.
final class BuiltInResources {
  private static final Map<String, Set<String>> BY_GROUP =
      Map.ofEntries(
          Map.entry(
              "",
              Set.of(
                  "bindings",
                  "componentstatuses",
                  "configmaps",
                  "endpoints",
                  "events",
                  "groups",
                  "limitranges",
                  "namespaces",
                  "nodes",
                  "persistentvolumeclaims",
                  "persistentvolumes",
                  "pods",
                  "podtemplates",
                  "replicationcontrollers",
                  "resourcequotas",
                  "secrets",
                  "serviceaccounts",
                  "services",
                  "users")),
          Map.entry(
              "apps",
              Set.of(
                  "controllerrevisions",
                  "daemonsets",
                  "deployments",
                  "replicasets",
                  "statefulsets")),
          Map.entry("batch", Set.of("cronjobs", "jobs")),
          Map.entry("autoscaling", Set.of("horizontalpodautoscalers")),
          Map.entry("policy", Set.of("poddisruptionbudgets", "podsecuritypolicies")),
          Map.entry("extensions", Set.of("ingresses")),
          Map.entry("events.k8s.io", Set.of("events")),
          Map.entry(
              "networking.k8s.io",
              Set.of(
                  "ingressclasses", "ingresses", "ipaddresses", "networkpolicies", "servicecidrs")),
          Map.entry(
              "rbac.authorization.k8s.io",
              Set.of("clusterrolebindings", "clusterroles", "rolebindings", "roles")),
          Map.entry(
              "storage.k8s.io",
              Set.of(
                  "csidrivers",
                  "csinodes",
                  "csistoragecapacities",
                  "storageclasses",
                  "volumeattachments",
                  "volumeattributesclasses")),
          Map.entry(
              "authentication.k8s.io", Set.of("selfsubjectreviews", "tokenreviews", "userextras")),
          Map.entry(
              "authorization.k8s.io",
              Set.of(
                  "localsubjectaccessreviews",
                  "selfsubjectaccessreviews",
                  "selfsubjectrulesreviews",
                  "subjectaccessreviews")),
          Map.entry("apiextensions.k8s.io", Set.of("customresourcedefinitions")),
          Map.entry("apiregistration.k8s.io", Set.of("apiservices")),
          Map.entry(
              "admissionregistration.k8s.io",
              Set.of(
                  "mutatingwebhookconfigurations",
                  "validatingadmissionpolicies",
                  "validatingadmissionpolicybindings",
                  "validatingwebhookconfigurations")),
          Map.entry("certificates.k8s.io", Set.of("certificatesigningrequests")),
          Map.entry("coordination.k8s.io", Set.of("leases")),
          Map.entry("discovery.k8s.io", Set.of("endpointslices")),
          Map.entry(
              "flowcontrol.apiserver.k8s.io", Set.of("flowschemas", "prioritylevelconfigurations")),
          Map.entry("node.k8s.io", Set.of("runtimeclasses")),
          Map.entry("scheduling.k8s.io", Set.of("priorityclasses")),
          Map.entry(
              "resource.k8s.io",
              Set.of(
                  "deviceclasses", "resourceclaims", "resourceclaimtemplates", "resourceslices")));

  /// What belongs to no namespace. `namespaces` is not among them: a request about one namespace is
  /// judged inside it.
  private static final Set<String> CLUSTER_SCOPED =
      Set.of(
          "apiservices",
          "certificatesigningrequests",
          "clusterrolebindings",
          "clusterroles",
          "componentstatuses",
          "csidrivers",
          "csinodes",
          "customresourcedefinitions",
          "deviceclasses",
          "flowschemas",
          "groups",
          "ingressclasses",
          "ipaddresses",
          "mutatingwebhookconfigurations",
          "nodes",
          "persistentvolumes",
          "podsecuritypolicies",
          "priorityclasses",
          "prioritylevelconfigurations",
          "resourceslices",
          "runtimeclasses",
          "selfsubjectaccessreviews",
          "selfsubjectreviews",
          "selfsubjectrulesreviews",
          "servicecidrs",
          "storageclasses",
          "subjectaccessreviews",
          "tokenreviews",
          "userextras",
          "users",
          "validatingadmissionpolicies",
          "validatingadmissionpolicybindings",
          "validatingwebhookconfigurations",
          "volumeattachments",
          "volumeattributesclasses");

  private BuiltInResources() {}

  /// The groups that have a resource of this name.
  static Set<String> groups(String resource) {
    return BY_GROUP.entrySet().stream()
        .filter(group -> group.getValue().contains(resource))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  static boolean hasGroup(String group) {
    return BY_GROUP.containsKey(group);
  }

  static boolean clusterScoped(String resource) {
    return CLUSTER_SCOPED.contains(resource);
  }
}
