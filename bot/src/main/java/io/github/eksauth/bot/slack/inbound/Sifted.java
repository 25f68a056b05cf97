package io.github.eksauth.bot.slack.inbound;

/// A message for us, or why we do not hear it.
public sealed interface Sifted permits Heard, Sifted.Ignored {
  /// A message that is none of ours.
  record Ignored(Reason reason) implements Sifted {}

  /// Why a message is none of ours.
  enum Reason {
    /// We wrote it.
    OURS,
    /// A program wrote it. Two bots that answer each other never stop.
    BOT,
    /// It reports something, such as that somebody joined, rather than says something.
    REPORT,
    /// It was written long ago and has been corrected now.
    EDITED,
    /// It names us inside of code, and talks about us rather than to us.
    ONLY_IN_CODE,
    /// It comes as a mention too, by an event of its own.
    COMES_AS_MENTION,
    /// It has neither text nor files.
    EMPTY,
    /// It lacks what every message has: somebody who wrote it, a channel, a time.
    INCOMPLETE
  }
}
