package io.github.eksauth.checks.catalogue;

import java.util.List;

/// Whether nodes can join: their roles, entries, user data and networks.
final class MachineChecks {
  static final List<Check> ALL = List.of();

  private MachineChecks() {}
}
