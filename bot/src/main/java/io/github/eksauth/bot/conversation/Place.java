package io.github.eksauth.bot.conversation;

import java.util.Optional;

/// Where in a chat something is said.
///
/// @param team the workspace
/// @param channel the channel, or the direct conversation
/// @param thread the thread: id of its first message; empty outside of threads
public record Place(String team, String channel, Optional<String> thread) {
  /// The same channel, in a thread.
  public Place in(String otherThread) {
    return new Place(team, channel, Optional.of(otherThread));
  }
}
