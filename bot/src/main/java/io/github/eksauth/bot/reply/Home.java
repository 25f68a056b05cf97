package io.github.eksauth.bot.reply;

import io.github.eksauth.bot.clusters.Listed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a chat's page about us shows to one person.
///
/// @param connections how each way to the outside stands, one line each
/// @param clusters those that the person may ask about
/// @param recent their latest answers, the newest first
/// @param mutes where we are silent, one line each
public record Home(
    List<String> connections, List<Listed> clusters, List<Recent> recent, List<String> mutes) {
  public Home {
    connections = List.copyOf(connections);
    clusters = List.copyOf(clusters);
    recent = List.copyOf(recent);
    mutes = List.copyOf(mutes);
  }

  /// One answer.
  ///
  /// @param about id of the entry, or what else it was about
  public record Recent(String about, Optional<String> cluster, Instant at) {}
}
