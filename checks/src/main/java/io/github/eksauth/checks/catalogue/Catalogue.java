package io.github.eksauth.checks.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Every check and every observation there is, by id and in the order a report shows them.
public final class Catalogue {
  private static final List<Check> CHECKS =
      Stream.of(
              List.of(ClusterChecks.ACTIVE),
              FargateProfileChecks.BEFORE_ROLE,
              PodExecutionRoleChecks.ALL,
              PodExecutionRoleAccessChecks.ALL,
              FargateProfileChecks.AFTER_ROLE,
              AwsAuthChecks.ALL,
              NodeChecks.ALL,
              EntryChecks.ALL,
              List.of(AdminPath.CHECK),
              CoreDnsChecks.ALL,
              OwnAccessChecks.ALL,
              ClusterChecks.ASKED,
              CallerChecks.ALL,
              PrincipalChecks.ALL,
              MachineChecks.ALL,
              WorkloadChecks.ALL)
          .flatMap(List::stream)
          .toList();

  private Catalogue() {}

  public static List<Check> checks() {
    return CHECKS;
  }

  /// The checks of a look at the whole cluster.
  public static List<Check> sweep() {
    return CHECKS.stream().filter(Check::sweep).toList();
  }

  /// Whether the cluster lets us in at all: the check that explains why everything of Kubernetes is
  /// in the dark.
  public static Check ownAccess() {
    return OwnAccessChecks.RECOGNISED;
  }

  /// The check of that id.
  public static Optional<Check> check(String id) {
    return CHECKS.stream().filter(check -> check.id().equals(id)).findFirst();
  }

  public static List<Observation> observations() {
    return Observations.ALL;
  }

  public static Optional<Observation> observation(String id) {
    return Observations.ALL.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
