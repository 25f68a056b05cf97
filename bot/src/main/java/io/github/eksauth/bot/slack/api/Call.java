package io.github.eksauth.bot.slack.api;

import java.util.Optional;
import java.util.function.Function;

/// What became of a call to Slack: what it gave, or why it gave nothing.
public sealed interface Call<T> {
  /// Slack did it.
  record Ok<T>(T value) implements Call<T> {}

  /// Slack did not, or we do not know.
  ///
  /// @param words what happened and what would help, for the log and whoever operates the bot; no
  ///   secrets, nothing that somebody pasted
  record Failed<T>(Why why, String words) implements Call<T> {
    /// The same failure of a call that would have given something else.
    <R> Failed<R> as() {
      return new Failed<>(why, words);
    }
  }

  /// A call that gives nothing but that it was done.
  record Done() {
    static final Done DONE = new Done();
  }

  static <T> Call<T> ok(T value) {
    return new Ok<>(value);
  }

  static <T> Call<T> failed(Why why, String words) {
    return new Failed<>(why, words);
  }

  /// The same with what is made of the value.
  default <R> Call<R> map(Function<T, R> change) {
    return switch (this) {
      case Ok<T>(T value) -> new Ok<>(change.apply(value));
      case Failed<T> failed -> failed.as();
    };
  }

  /// The next call, which needs what this one gave.
  default <R> Call<R> then(Function<T, Call<R>> next) {
    return switch (this) {
      case Ok<T>(T value) -> next.apply(value);
      case Failed<T> failed -> failed.as();
    };
  }

  /// Whether it failed for that reason.
  default boolean failedFor(Why reason) {
    return this instanceof Failed<T>(Why why, String _) && why == reason;
  }

  /// What the call gave, when it gave something.
  default Optional<T> toOptional() {
    return switch (this) {
      case Ok<T>(T value) -> Optional.of(value);
      case Failed<T> _ -> Optional.empty();
    };
  }
}
