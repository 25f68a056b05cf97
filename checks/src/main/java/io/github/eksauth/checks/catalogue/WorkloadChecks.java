package io.github.eksauth.checks.catalogue;

import java.util.List;
import java.util.stream.Stream;

/// Whether pods get their AWS credentials: IRSA and Pod Identity.
final class WorkloadChecks {
  static final List<Check> ALL =
      Stream.of(
              ServiceAccountChecks.ALL,
              OidcProviderChecks.ALL,
              WorkloadRoleChecks.ALL,
              WorkloadTrustChecks.ALL,
              PodChecks.ALL,
              PodIdentityChecks.ALL,
              PodIdentityRoleChecks.ALL,
              List.of(PodIdentityAgent.CHECK))
          .flatMap(List::stream)
          .toList();

  private WorkloadChecks() {}
}
