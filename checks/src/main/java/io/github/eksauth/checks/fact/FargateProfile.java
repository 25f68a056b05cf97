package io.github.eksauth.checks.fact;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One Fargate profile (facts 49, 52).
public record FargateProfile(
    String name,
    String status,
    List<HealthIssue> issues,
    String podExecutionRoleArn,
    List<Selector> selectors,
    List<String> subnets,
    Optional<Instant> createdAt) {
  public FargateProfile {
    issues = List.copyOf(issues);
    selectors = List.copyOf(selectors);
    subnets = List.copyOf(subnets);
  }

  /// Whether some selector takes a pod of this namespace with these labels.
  public boolean selects(String namespace, Map<String, String> labels) {
    return selectors.stream().anyMatch(selector -> selector.matches(namespace, labels));
  }
}
