package io.github.eksauth.checks.fact;

import java.util.List;

/// What IAM would answer to a request. It says nothing about trust policies. `deniedBy` names what
/// stood against it besides the policies of the principal: `organization`, `boundary`.
public record SimulatedAccess(
    String decision, List<String> matchedPolicies, List<String> deniedBy) {
  public SimulatedAccess {
    matchedPolicies = List.copyOf(matchedPolicies);
    deniedBy = List.copyOf(deniedBy);
  }

  /// `decision` is one of `allowed`, `explicitDeny`, `implicitDeny`.
  public boolean allowed() {
    return decision.equals("allowed");
  }
}
