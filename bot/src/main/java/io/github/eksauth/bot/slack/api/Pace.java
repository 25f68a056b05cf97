package io.github.eksauth.bot.slack.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// Keeps progress from using up what Slack allows us: one change of a message every two seconds,
/// and fewer over all messages than `chat.update` is limited to (50 a minute,
/// <https://docs.slack.dev/apis/web-api/rate-limits>), so that the final changes have room.
final class Pace {
  private static final Duration ONE_MESSAGE = Duration.ofSeconds(2);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST = 30;

  private final Ticker ticker;
  private final Deque<Long> lately = new ArrayDeque<>();
  private final Cache<String, Long> last;

  Pace(Ticker ticker) {
    this.ticker = ticker;
    last = Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(MINUTE).ticker(ticker).build();
  }

  /// Whether this message may be changed now.
  synchronized boolean allows(String message) {
    long now = ticker.read();
    while (!lately.isEmpty() && now - lately.getFirst() > MINUTE.toNanos()) {
      lately.removeFirst();
    }
    Long before = last.getIfPresent(message);
    if (lately.size() >= MOST || (before != null && now - before < ONE_MESSAGE.toNanos())) {
      return false;
    }
    lately.addLast(now);
    last.put(message, now);
    return true;
  }

  /// Slack says that it is enough: no progress for the next minute.
  synchronized void enough() {
    long now = ticker.read();
    while (lately.size() < MOST) {
      lately.addLast(now);
    }
  }
}
