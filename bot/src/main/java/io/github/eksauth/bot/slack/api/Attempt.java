package io.github.eksauth.bot.slack.api;

import java.time.Duration;

/// What one try of a call came to.
sealed interface Attempt<T> {
  /// There is an answer, and another try would give the same.
  record Settled<T>(Call<T> call) implements Attempt<T> {}

  /// Slack asks to wait; nothing was done.
  record Limited<T>(Duration pause) implements Attempt<T> {}

  /// There was no answer that says what was done.
  ///
  /// @param sent whether anything of the call may have arrived
  record Broken<T>(boolean sent, String words) implements Attempt<T> {}
}
