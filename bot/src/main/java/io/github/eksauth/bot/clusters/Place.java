package io.github.eksauth.bot.clusters;

import io.github.eksauth.bot.config.Entrance;
import java.util.Optional;

/// Where clusters can be: one region, seen with one identity. Without a region it is the one that
/// the environment sets.
record Place(Entrance entrance, Optional<String> region) {
  static final Place AT_HAND = new Place(Entrance.AT_HAND, Optional.empty());

  /// How messages call it, given the region that it came to.
  String in(String region) {
    return region
        + entrance.roleArn().map(role -> " as " + role).orElse("")
        + entrance.profile().map(profile -> " with profile " + profile).orElse("");
  }
}
