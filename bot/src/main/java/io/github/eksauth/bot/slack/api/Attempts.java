package io.github.eksauth.bot.slack.api;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/// Tries a call until it is settled or its time is over: waits as long as Slack asks, and tries
/// again after a failure where that cannot do anything twice.
final class Attempts {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /// Below this no answer is to be expected.
  private static final Duration SHORTEST_TRY = Duration.ofMillis(20);

  /// Whether doing it twice differs from doing it once.
  enum Repeat {
    /// It does not: a call that reads, or that sets what is there.
    HARMLESS,
    /// It does: a call that adds a message.
    DOUBLES
  }

  private Attempts() {}

  /// @param within how long all tries may take together
  /// @param attempt one try, given the time that is left
  static <T> Call<T> run(
      String method, Duration within, Repeat repeat, Function<Duration, Attempt<T>> attempt) {
    long end = System.nanoTime() + within.toNanos();
    Duration pause = FIRST_PAUSE;
    Call<T> last = Call.failed(Why.UNREACHABLE, "there was no time to call `" + method + "`");
    while (true) {
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (left.compareTo(SHORTEST_TRY) < 0) {
        return last;
      }
      Duration wait;
      switch (attempt.apply(left)) {
        case Attempt.Settled<T> settled -> {
          return settled.call();
        }
        case Attempt.Limited<T> limited -> {
          last =
              Call.failed(
                  Why.LIMITED,
                  "Slack takes `" + method + "` again in " + limited.pause().toSeconds() + " s");
          wait = limited.pause();
        }
        case Attempt.Broken<T> broken -> {
          if (broken.sent() && repeat == Repeat.DOUBLES) {
            return Call.failed(Why.IN_DOUBT, broken.words());
          }
          last = Call.failed(Why.UNREACHABLE, broken.words());
          wait = jittered(pause);
          pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        }
      }
      if (System.nanoTime() + wait.toNanos() - end > 0 || !slept(wait)) {
        return last;
      }
    }
  }

  private static Duration jittered(Duration pause) {
    return Duration.ofMillis(
        ThreadLocalRandom.current().nextLong(pause.toMillis() / 2, pause.toMillis() + 1));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static boolean slept(Duration wait) {
    try {
      Thread.sleep(wait);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
