package io.github.eksauth.checks.fact;

import java.util.List;

/// One add-on that EKS manages.
public record Addon(
    String name,
    @OrEmpty String version,
    String status,
    List<HealthIssue> issues,
    @OrEmpty String serviceAccountRoleArn) {
  public Addon {
    issues = List.copyOf(issues);
  }
}
