package io.github.eksauth.bot.metrics;

import com.github.benmanes.caffeine.cache.stats.CacheStats;
import com.github.benmanes.caffeine.cache.stats.ConcurrentStatsCounter;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import io.github.eksauth.bot.clusters.Reads;
import io.github.eksauth.checks.fact.ReadResult;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// What is read from AWS and Kubernetes, and what need not be because it was read a moment ago.
public final class ReadMeters implements Reads {
  private static final List<Duration> READ =
      Stream.of(25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000).map(Duration::ofMillis).toList();

  private final Registry registry;
  private final ConcurrentStatsCounter cache = new ConcurrentStatsCounter();

  ReadMeters(Registry registry) {
    this.registry = registry;
    cached("hit", CacheStats::hitCount);
    cached("miss", CacheStats::missCount);
  }

  private void cached(String result, ToDoubleFunction<CacheStats> count) {
    registry.with(meters ->
        FunctionCounter.builder(
                "eksauth.fact.cache.requests",
                cache,
                counter -> count.applyAsDouble(counter.snapshot()))
            .description("Facts that were asked for, by whether they were read a moment ago")
            .tag("result", result)
            .register(meters));
  }

  @Override
  public void read(String service, String kind, ReadResult result, Duration took) {
    String label = result.name().toLowerCase(Locale.ROOT);
    registry.count(
        "eksauth.reads",
        "Reads of AWS and Kubernetes, by what was read and what came of it",
        Tags.of("service", service, "kind", kind, "result", label),
        1);
    registry.time(
        "eksauth.read.duration",
        "Reading one fact, with all pages and repetitions",
        Tags.of("service", service, "result", label),
        READ,
        took);
  }

  @Override
  public StatsCounter cache() {
    return cache;
  }
}
