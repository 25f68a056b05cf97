package io.github.eksauth.checks.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One managed node group; without a launch template of its own `launchTemplateId` is empty.
public record NodeGroup(
    String name,
    String status,
    String nodeRoleArn,
    @OrEmpty String amiType,
    List<HealthIssue> issues,
    List<String> subnets,
    @OrEmpty String launchTemplateId,
    @OrEmpty String launchTemplateVersion,
    Optional<Instant> createdAt) {
  public NodeGroup {
    issues = List.copyOf(issues);
    subnets = List.copyOf(subnets);
  }

  public boolean windows() {
    return amiType.startsWith("WINDOWS");
  }
}
