package io.github.eksauth.bot.conversation;

/// Something that was taken, is not answered and is not tried again. Who asked should be told; then
/// it is [done][Journal#done].
public record GivenUp(Unfinished what, Reason reason) {
  /// Why it is not tried again.
  public enum Reason {
    /// Nobody waits for it any more.
    TOO_OLD,
    /// Answering it may be what ends the process.
    TRIED_TOO_OFTEN
  }
}
