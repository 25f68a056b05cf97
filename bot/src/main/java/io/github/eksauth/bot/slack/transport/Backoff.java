package io.github.eksauth.bot.slack.transport;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How long to wait before the next try: longer each time, and never quite as long as others do.
final class Backoff {
  private final Duration first;
  private final Duration longest;
  private Duration next;

  Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
    this.next = first;
  }

  /// The wait before the next try.
  Duration next() {
    Duration now = next;
    Duration twice = next.multipliedBy(2);
    next = twice.compareTo(longest) < 0 ? twice : longest;
    return Duration.ofNanos(
        ThreadLocalRandom.current().nextLong(now.toNanos() / 2, now.toNanos() + 1));
  }

  /// All is well again.
  void reset() {
    next = first;
  }
}
