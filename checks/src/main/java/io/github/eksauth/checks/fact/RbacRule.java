package io.github.eksauth.checks.fact;

import java.util.List;

/// What a role allows; `*` stands for all.
public record RbacRule(
    List<String> verbs,
    List<String> apiGroups,
    List<String> resources,
    List<String> resourceNames,
    List<String> nonResourceUrls) {
  public RbacRule {
    verbs = List.copyOf(verbs);
    apiGroups = List.copyOf(apiGroups);
    resources = List.copyOf(resources);
    resourceNames = List.copyOf(resourceNames);
    nonResourceUrls = List.copyOf(nonResourceUrls);
  }

  /// Whether it allows this verb on every object of this resource (`pods`, `pods/log`).
  public boolean allows(String verb, String apiGroup, String resource) {
    return resourceNames.isEmpty()
        && has(verbs, verb)
        && has(apiGroups, apiGroup)
        && has(resources, resource);
  }

  private static boolean has(List<String> all, String wanted) {
    return all.contains("*") || all.contains(wanted);
  }
}
