package io.github.eksauth.bot.conversation;

import java.util.List;

/// Remembers what came in, so that what comes twice is answered once.
///
/// [MemoryOnce] is enough for one process. Where several replicas answer the same workspace a chat
/// may bring the same event to two of them: they need one that shares its memory, such as a table
/// of a database with a unique index on the key and all keys of an event inserted in one
/// transaction.
public interface Once {
  /// Whether none of these keys was seen before. If so all of them are remembered, and of two
  /// callers with a key in common only one is told so. If not, nothing is remembered.
  ///
  /// @param keys whatever makes an event this one and no other; at least one
  boolean first(List<String> keys);
}
