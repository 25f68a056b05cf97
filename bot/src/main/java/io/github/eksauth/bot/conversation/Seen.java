package io.github.eksauth.bot.conversation;

import java.time.Instant;
import java.util.List;

/// The keys of something that came in.
///
/// @param id ours, of what was asked
/// @param keys as in [Asked]
/// @param at when we took it
public record Seen(String id, List<String> keys, Instant at) {
  public Seen {
    keys = List.copyOf(keys);
  }
}
