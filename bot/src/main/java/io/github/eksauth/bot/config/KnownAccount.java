package io.github.eksauth.bot.config;

import java.util.List;

/// An account whose clusters are looked up when somebody asks for one that is not written down.
///
/// @param regions the regions to look in, at least one
public record KnownAccount(Entrance entrance, List<String> regions) {
  public KnownAccount {
    regions = List.copyOf(regions);
  }
}
