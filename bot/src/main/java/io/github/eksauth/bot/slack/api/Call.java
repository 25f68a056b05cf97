package io.github.eksauth.bot.slack.api;

import java.util.function.Function;

/// What became of a call to Slack.
public sealed interface Call<T> {
  /// It worked.
  record Ok<T>(T value) implements Call<T> {}

  /// It did not.
  ///
  /// @param words Slack's own code, or what the network said; no tokens
  record Failed<T>(Why why, String words) implements Call<T> {}

  /// Why a call failed, as far as it makes a difference to us.
  enum Why {
    /// We are not in the channel, or there is none of that id.
    NOT_IN_CHANNEL,
    /// Slack had enough of us for as long as we could wait.
    LIMITED,
    /// Slack does not take these blocks.
    INVALID_BLOCKS,
    /// The message is not there any more, or not ours to change.
    GONE,
    /// A scope or a right is missing; the words name it.
    DENIED,
    /// Slack could not be reached, and has not got it.
    UNREACHABLE,
    /// Nobody knows whether Slack has got it: the connection broke after it was sent.
    IN_DOUBT,
    /// Anything else.
    OTHER
  }

  /// Whether it failed for that reason.
  default boolean failedBecause(Why reason) {
    return this instanceof Failed<T>(Why why, String _) && why == reason;
  }

  /// The same with another value.
  default <R> Call<R> map(Function<T, R> change) {
    return switch (this) {
      case Ok<T>(T value) -> new Ok<>(change.apply(value));
      case Failed<T>(Why why, String words) -> new Failed<>(why, words);
    };
  }
}
