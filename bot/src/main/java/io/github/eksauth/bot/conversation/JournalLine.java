package io.github.eksauth.bot.conversation;

import java.time.Instant;

/// One line of the journal: something that happened and must be known after a restart.
sealed interface JournalLine {
  /// Something was taken.
  record Accepted(Asked asked, Instant at) implements JournalLine {}

  /// An answer was begun.
  ///
  /// @param attempt from 1
  record Starting(String id, int attempt) implements JournalLine {}

  /// A message is about to be posted.
  record Posting(String id) implements JournalLine {}

  /// The message was posted.
  record HasPosted(String id, Posted posted) implements JournalLine {}

  /// It is answered, or its asker was told that it will not be.
  record Done(String id) implements JournalLine {}

  /// The keys of something that is done.
  record WasSeen(Seen seen) implements JournalLine {}

  /// An answer that can be given again.
  ///
  /// @param json the answer; it is read when somebody asks for it, since a start with a thousand
  ///   pastes would wait for them to be redacted
  record Remembered(Heading heading, String json) implements JournalLine {}

  /// What an answer is looked up by.
  record Heading(String id, Place place, String message, Person by, Instant at) {}

  /// What is known about a channel from now on.
  record About(Room room) implements JournalLine {}

  /// We spoke unasked.
  ///
  /// @param key where, and about which error
  record Spoke(String key, Instant at) implements JournalLine {}
}
