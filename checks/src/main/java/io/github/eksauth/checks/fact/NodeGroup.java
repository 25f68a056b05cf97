package io.github.eksauth.checks.fact;

import java.util.List;

/// One managed node group.
public record NodeGroup(
    String name, String status, String nodeRoleArn, String amiType, List<HealthIssue> issues) {
  public NodeGroup {
    issues = List.copyOf(issues);
  }

  public boolean windows() {
    return amiType.startsWith("WINDOWS");
  }
}
