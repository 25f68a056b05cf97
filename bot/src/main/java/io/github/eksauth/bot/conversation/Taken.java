package io.github.eksauth.bot.conversation;

/// What became of something that was asked.
public sealed interface Taken {
  /// It is in the journal and will be answered: whoever brought it can be told so.
  record Accepted() implements Taken {}

  /// It was taken before; there is nothing to do.
  record Duplicate() implements Taken {}

  /// Too many wait already. It is not answered; who asked should be told to try again.
  record Busy() implements Taken {}

  /// We are about to stop, and did not take it. Whoever brought it must not be told that we have
  /// it, so that it is brought again, to another replica or after the start.
  record Closing() implements Taken {}
}
