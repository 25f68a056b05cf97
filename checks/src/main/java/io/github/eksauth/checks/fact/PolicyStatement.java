package io.github.eksauth.checks.fact;

import java.util.List;

/// One statement of a policy of permissions: `notActions` when the actions are the exceptions,
/// `conditional` when it holds only under conditions.
public record PolicyStatement(
    String effect,
    List<String> actions,
    @OrEmpty boolean notActions,
    List<String> resources,
    @OrEmpty boolean conditional) {
  public PolicyStatement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
  }
}
