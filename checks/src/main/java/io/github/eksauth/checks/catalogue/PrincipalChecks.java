package io.github.eksauth.checks.catalogue;

import java.util.List;
import java.util.stream.Stream;

/// Whether the principals and the cluster that a question names are what it takes them for.
final class PrincipalChecks {
  static final List<Check> ALL =
      Stream.of(
              ControlPlaneChecks.ALL,
              CallerRightsChecks.ALL,
              CallerIamChecks.ALL,
              NamedPrincipalChecks.ALL,
              List.of(AccessPolicyExists.CHECK, AwsAuthWriters.CHECK),
              TargetRoleChecks.ALL,
              KeyChecks.ALL)
          .flatMap(List::stream)
          .toList();

  private PrincipalChecks() {}
}
