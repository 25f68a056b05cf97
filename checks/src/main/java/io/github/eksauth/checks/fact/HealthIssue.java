package io.github.eksauth.checks.fact;

import java.util.List;

/// A complaint of EKS about a cluster, a node group, a Fargate profile or an add-on; `resourceIds`
/// are the instances, roles or subnets it is about.
public record HealthIssue(String code, @OrEmpty String message, List<String> resourceIds) {
  public HealthIssue {
    resourceIds = List.copyOf(resourceIds);
  }

  public HealthIssue(String code, String message) {
    this(code, message, List.of());
  }
}
