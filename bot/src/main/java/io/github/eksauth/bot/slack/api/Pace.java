package io.github.eksauth.bot.slack.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// How often messages are updated. Slack takes 50 updates a minute
/// (https://docs.slack.dev/reference/methods/chat.update, tier 3); progress keeps below that, so
/// that there is room for final answers, which are always sent. Within one message updates never
/// run at the same time: progress must not land after the answer that replaced it.
final class Pace {
  static final Duration PER_MESSAGE = Duration.ofSeconds(2);
  static final Duration WINDOW = Duration.ofMinutes(1);

  /// Progress is dropped once this many updates of any kind were sent within [#WINDOW].
  static final int MOST_IN_WINDOW = 40;

  private static final int MOST_MESSAGES = 10_000;

  /// Nanoseconds that only grow.
  private final LongSupplier ticks;

  private final Cache<String, OneMessage> messages =
      Caffeine.newBuilder().maximumSize(MOST_MESSAGES).expireAfterAccess(WINDOW).build();

  /// When the latest updates were sent.
  private final Deque<Long> sent = new ArrayDeque<>();

  private Optional<Long> limitedUntil = Optional.empty();

  private static final class OneMessage {
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Long> last = Optional.empty();
  }

  Pace(LongSupplier ticks) {
    this.ticks = ticks;
  }

  /// Runs a final update, after any progress of the same message that is still on its way.
  <T> T last(String message, Supplier<T> update) {
    OneMessage one = messages.get(message, _ -> new OneMessage());
    one.lock.lock();
    try {
      note();
      T result = update.get();
      one.last = Optional.of(ticks.getAsLong());
      return result;
    } finally {
      one.lock.unlock();
    }
  }

  /// Runs an update that shows progress, or drops it when it is not its turn.
  <T> Optional<T> progress(String message, Supplier<T> update) {
    OneMessage one = messages.get(message, _ -> new OneMessage());
    if (!one.lock.tryLock()) {
      return Optional.empty();
    }
    try {
      long now = ticks.getAsLong();
      boolean tooSoon = one.last.filter(last -> now - last < PER_MESSAGE.toNanos()).isPresent();
      if (tooSoon || !noteIfFree()) {
        return Optional.empty();
      }
      one.last = Optional.of(now);
      return Optional.of(update.get());
    } finally {
      one.lock.unlock();
    }
  }

  /// Slack takes no more updates for a while.
  synchronized void limited(Duration wait) {
    limitedUntil = Optional.of(ticks.getAsLong() + wait.toNanos());
  }

  private synchronized void note() {
    forget();
    if (sent.size() >= 2 * MOST_IN_WINDOW) {
      sent.removeFirst();
    }
    sent.addLast(ticks.getAsLong());
  }

  private synchronized boolean noteIfFree() {
    forget();
    if (sent.size() >= MOST_IN_WINDOW || limitedUntil.isPresent()) {
      return false;
    }
    sent.addLast(ticks.getAsLong());
    return true;
  }

  private void forget() {
    long now = ticks.getAsLong();
    while (!sent.isEmpty() && now - sent.getFirst() > WINDOW.toNanos()) {
      sent.removeFirst();
    }
    limitedUntil = limitedUntil.filter(until -> until - now > 0);
  }
}
