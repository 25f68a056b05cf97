package io.github.eksauth.checks.catalogue;

import java.util.List;

/// Whether the principals and the cluster that a question names are what it takes them for.
final class PrincipalChecks {
  static final List<Check> ALL = List.of();

  private PrincipalChecks() {}
}
