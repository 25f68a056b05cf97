package io.github.eksauth.checks.fact;

import java.util.List;

/// An access policy of an entry; `scope` is `cluster` or `namespace`.
public record AccessPolicy(String policyArn, String scope, List<String> namespaces) {
  public AccessPolicy {
    namespaces = List.copyOf(namespaces);
  }
}
