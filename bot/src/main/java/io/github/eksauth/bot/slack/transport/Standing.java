package io.github.eksauth.bot.slack.transport;

import io.github.eksauth.bot.web.Readiness;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// How something stands, and since when.
final class Standing {
  private final String name;
  private final Clock clock;
  private boolean ready;
  private Instant since;
  private String words;

  /// @param words how it stands at first: not ready
  Standing(String name, Clock clock, String words) {
    this.name = name;
    this.clock = clock;
    this.since = clock.instant();
    this.words = words;
  }

  synchronized void is(boolean nowReady, String nowWords) {
    if (ready != nowReady) {
      since = clock.instant();
    }
    ready = nowReady;
    words = nowWords;
  }

  synchronized Readiness.Part part() {
    return new Readiness.Part(
        name, ready, words + ", since " + since.truncatedTo(ChronoUnit.SECONDS));
  }
}
