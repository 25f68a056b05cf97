package io.github.eksauth.checks.catalogue;

import java.util.List;

/// Whether pods get their AWS credentials: IRSA and Pod Identity.
final class WorkloadChecks {
  static final List<Check> ALL = List.of();

  private WorkloadChecks() {}
}
