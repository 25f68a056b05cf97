package io.github.eksauth.bot.clusters;

import java.util.List;

/// The clusters there are, as far as could be seen.
///
/// @param blind what could not be looked at, and why
public record Listing(List<Listed> clusters, List<String> blind) {
  public Listing {
    clusters = List.copyOf(clusters);
    blind = List.copyOf(blind);
  }
}
