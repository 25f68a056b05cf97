package io.github.eksauth.bot.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One thing that somebody asked, before anything was done about it.
///
/// @param id ours: short, random; it stands in logs, in buttons and in the answer
/// @param keys whatever makes it this one and no other: the same event may come to us several times
///   and by several ways, and is answered once
/// @param place where the answer goes
/// @param replyUrl where a chat takes an answer although we are not in the channel
/// @param at when it came in
public record Asked(
    String id,
    List<String> keys,
    Surface surface,
    Person by,
    Place place,
    Order order,
    Optional<String> replyUrl,
    Instant at) {
  public Asked {
    keys = List.copyOf(keys);
  }
}
