package io.github.eksauth.bot.following;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// When to look at the branch again.
///
/// @param poll how long to wait on average when all is well
/// @param rest how long to wait at least, however often somebody asks to look
record Pace(Duration poll, Duration rest) {
  private static final int LONGEST_IN_POLLS = 8;

  static Pace of(Duration poll) {
    Duration rest = Duration.ofSeconds(2);
    return new Pace(poll, poll.compareTo(rest) < 0 ? poll : rest);
  }

  /// How long to wait: a tenth more or less, so that many do not look at once, and longer each time
  /// when it goes wrong.
  ///
  /// @param troubles how often it went wrong in a row
  Duration next(int troubles, RandomGenerator random) {
    int polls = Math.min(LONGEST_IN_POLLS, 1 << Math.min(troubles, LONGEST_IN_POLLS));
    return Duration.ofMillis(Math.round(poll.toMillis() * polls * random.nextDouble(0.9, 1.1)));
  }
}
