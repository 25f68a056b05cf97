package io.github.eksauth.checks.source;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FactSource;
import io.github.eksauth.checks.fact.Waiting;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// Keeps what one cluster answered to one identity, so that many people with the same question cost
/// one read. Whoever asks while a read is on its way waits for it.
///
/// A read runs on a thread of its own: the one who asked first may be stopped by a deadline without
/// spoiling the answer for the others. What is known or absent is kept; what could not be seen only
/// for a moment, so that a repaired permission shows at once.
public final class CachedSource implements FactSource {
  /// How long what was seen is taken for true, unless somebody says otherwise.
  public static final Duration USUAL = Duration.ofSeconds(30);

  static final Duration UNSEEN = Duration.ofSeconds(3);

  /// More facts than the largest cluster has; the least used go first.
  private static final long MOST_FACTS = 20_000;

  private final FactSource source;
  private final Duration keep;
  private final AsyncCache<FactKey<?>, Fact<?>> cache;

  /// @param counter counts what was there and what had to be read
  public CachedSource(FactSource source, Duration keep, StatsCounter counter) {
    this(source, keep, counter, Ticker.systemTicker());
  }

  CachedSource(FactSource source, Duration keep, StatsCounter counter, Ticker ticker) {
    this.source = source;
    this.keep = keep;
    Duration unseen = keep.compareTo(UNSEEN) < 0 ? keep : UNSEEN;
    cache =
        Caffeine.newBuilder()
            .maximumSize(MOST_FACTS)
            .expireAfter(
                Expiry.<FactKey<?>, Fact<?>>creating(
                    (_, fact) -> fact instanceof Fact.Unseen ? unseen : keep))
            .recordStats(() -> counter)
            .ticker(ticker)
            .executor(Runnable::run)
            .buildAsync();
  }

  /// The cast holds: what is kept under a key was read for it.
  @Override
  @SuppressWarnings("unchecked")
  public <T> Fact<T> read(FactKey<T> key) {
    CompletableFuture<Fact<?>> answer = cache.get(key, (wanted, _) -> start(wanted));
    try {
      return Waiting.on((CompletableFuture<Fact<T>>) (CompletableFuture<?>) answer);
    } catch (RuntimeException | Error bug) {
      // the cache drops it too, but perhaps only after the next one has asked
      cache.asMap().remove(key, answer);
      throw bug;
    }
  }

  /// Lets the next reader read anew: somebody says that things have changed.
  public void forget() {
    cache.synchronous().invalidateAll();
  }

  /// Whether an answer is in and its time runs; for tests, which move time by hand: a reader is
  /// woken a moment before.
  boolean keeps(FactKey<?> key) {
    return cache
        .synchronous()
        .policy()
        .expireVariably()
        .flatMap(policy -> policy.getExpiresAfter(key))
        .filter(left -> left.compareTo(keep) <= 0)
        .isPresent();
  }

  private CompletableFuture<Fact<?>> start(FactKey<?> key) {
    CompletableFuture<Fact<?>> future = new CompletableFuture<>();
    Thread.startVirtualThread(() -> {
      try {
        future.complete(source.read(key));
      } catch (RuntimeException | Error bug) {
        future.completeExceptionally(bug);
      }
    });
    return future;
  }
}
