package io.github.eksauth.knowledge.hcl;

import io.github.eksauth.knowledge.text.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The known name of the module that somebody probably meant.
final class ModuleName {
  /// Version 21 of the module dropped it from most of its arguments.
  private static final String PREFIX = "cluster_";

  private ModuleName() {}

  static Optional<String> nearest(String name, Collection<String> known) {
    for (String renamed :
        List.of(PREFIX + name, name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name)) {
      if (known.contains(renamed)) {
        return Optional.of(renamed);
      }
    }
    return Nearest.of(name, known);
  }
}
