package io.github.eksauth.bot.conversation;

import java.util.List;
import java.util.Optional;

/// What we remember about a channel.
///
/// @param team the workspace
/// @param channel the channel, or the direct conversation
/// @param cluster the cluster that it is about, when somebody said so
/// @param lately the clusters that were asked about here, the last one first
/// @param muted whether we speak here only when addressed
/// @param mutedThreads the threads in which we speak only when addressed, the last one muted first
/// @param hinted whether it was said here how to mute us
record Room(
    String team,
    String channel,
    Optional<String> cluster,
    List<String> lately,
    boolean muted,
    List<String> mutedThreads,
    boolean hinted) {
  Room {
    lately = List.copyOf(lately);
    mutedThreads = List.copyOf(mutedThreads);
  }

  /// A channel of which nothing is known.
  static Room at(Place place) {
    return new Room(
        place.team(), place.channel(), Optional.empty(), List.of(), false, List.of(), false);
  }

  /// The channel as a place, outside of its threads.
  Place place() {
    return new Place(team, channel, Optional.empty());
  }

  Room about(String other) {
    return new Room(team, channel, Optional.of(other), lately, muted, mutedThreads, hinted);
  }

  Room lately(List<String> clusters) {
    return new Room(team, channel, cluster, clusters, muted, mutedThreads, hinted);
  }

  Room muted(boolean whole) {
    return new Room(team, channel, cluster, lately, whole, mutedThreads, hinted);
  }

  Room mutedThreads(List<String> threads) {
    return new Room(team, channel, cluster, lately, muted, threads, hinted);
  }

  Room afterHint() {
    return new Room(team, channel, cluster, lately, muted, mutedThreads, true);
  }
}
