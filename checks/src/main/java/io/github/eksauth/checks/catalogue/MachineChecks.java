package io.github.eksauth.checks.catalogue;

import java.util.List;
import java.util.stream.Stream;

/// Whether nodes can join: their roles, entries, user data and networks.
final class MachineChecks {
  static final List<Check> ALL =
      Stream.of(
              NodeGroupChecks.ALL,
              NodeRoleChecks.ALL,
              NodeNetworkChecks.ALL,
              RegisteredNodeChecks.ALL,
              KarpenterChecks.ALL,
              AutoModeChecks.ALL,
              List.of(PodIdentityNodeRole.CHECK))
          .flatMap(List::stream)
          .toList();

  private MachineChecks() {}
}
