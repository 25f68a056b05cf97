package io.github.eksauth.checks.source.aws;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.Waiting;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Answers that are kept for a short time, so that all who want the same at about the same time
/// cost one call. A read runs on a thread of its own: whoever stops waiting does not stop it for
/// others.
final class Shared<K, T> {
  private final Cache<K, CompletableFuture<Fact<T>>> kept;
  private final Function<K, Fact<T>> read;

  Shared(Duration time, Function<K, Fact<T>> read) {
    this.kept = Caffeine.newBuilder().expireAfterWrite(time).maximumSize(1000).build();
    this.read = read;
  }

  /// Starts the read, without waiting for it.
  @SuppressWarnings("FutureReturnValueIgnored")
  void ahead(K key) {
    start(key);
  }

  private CompletableFuture<Fact<T>> start(K key) {
    return kept.get(
        key,
        wanted ->
            CompletableFuture.supplyAsync(() -> read.apply(wanted), Thread::startVirtualThread));
  }

  Fact<T> get(K key) {
    return Waiting.on(start(key));
  }
}
