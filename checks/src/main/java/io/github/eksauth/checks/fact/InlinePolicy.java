package io.github.eksauth.checks.fact;

import java.util.List;

/// A policy that stands in a role itself.
public record InlinePolicy(String name, List<PolicyStatement> statements) {
  public InlinePolicy {
    statements = List.copyOf(statements);
  }
}
