package io.github.eksauth.bot.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Remembers keys in memory, for one process.
///
/// The oldest key goes first, when it is too old or when there are too many: a cache that weighs
/// how often a key was asked for would turn away the newest ones, and those are the ones that come
/// again.
public final class MemoryOnce implements Once {
  /// How long a key is remembered: longer than any retry of a chat. Slack's last is about 5 minutes
  /// after the first (<https://docs.slack.dev/apis/events-api/#retries>).
  public static final Duration TTL = Duration.ofMinutes(20);

  /// An hour of all events that Slack delivers to a workspace (30,000), with several keys each.
  private static final int MOST = 200_000;

  private final Clock clock;
  private final int most;

  /// When each key was seen, the oldest first.
  private final Map<String, Instant> seen = new LinkedHashMap<>();

  public MemoryOnce(Clock clock) {
    this(clock, MOST);
  }

  MemoryOnce(Clock clock, int most) {
    this.clock = clock;
    this.most = most;
  }

  /// One that has seen what came in before a restart.
  ///
  /// @param before as [Journal#seen()] gives it, the oldest first
  public static MemoryOnce after(Collection<Seen> before, Clock clock) {
    MemoryOnce once = new MemoryOnce(clock);
    synchronized (once.seen) {
      before.forEach(each -> each.keys().forEach(key -> once.seen.putIfAbsent(key, each.at())));
      once.forget();
    }
    return once;
  }

  @Override
  public boolean first(List<String> keys) {
    synchronized (seen) {
      forget();
      if (keys.stream().anyMatch(seen::containsKey)) {
        return false;
      }
      Instant now = clock.instant();
      keys.forEach(key -> seen.put(key, now));
      return true;
    }
  }

  private void forget() {
    Instant old = clock.instant().minus(TTL);
    Iterator<Instant> times = seen.values().iterator();
    while (times.hasNext()) {
      Instant at = times.next();
      if (seen.size() <= most && !at.isBefore(old)) {
        return;
      }
      times.remove();
    }
  }
}
