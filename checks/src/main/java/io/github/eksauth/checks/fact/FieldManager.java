package io.github.eksauth.checks.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One entry of `metadata.managedFields`; `keys` are the keys of `data` it owns. The name is a
/// hint, not proof (fact 43).
public record FieldManager(
    String manager, @OrEmpty String operation, Optional<Instant> time, List<String> keys) {
  public FieldManager {
    keys = List.copyOf(keys);
  }
}
