package io.github.eksauth.bot.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// All meters of one bot. It is loaded when somebody first looks, which costs a third of a second
/// that no start should wait for; what happens before is kept and counted then. Where nobody ever
/// looks it is loaded all the same once enough has happened, so that what is kept has a bound.
final class Registry implements AutoCloseable {
  static final int MOST_KEPT = 1000;

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Consumer<MeterRegistry>> kept = new ArrayList<>();
  private Optional<JvmGcMetrics> collections = Optional.empty();
  private final List<Runnable> beforeEachLook = new CopyOnWriteArrayList<>();
  private volatile Optional<PrometheusMeterRegistry> loaded = Optional.empty();

  /// Does something with the meters, now or when they are loaded.
  void with(Consumer<MeterRegistry> event) {
    if (loaded.isEmpty() && keeps(event)) {
      return;
    }
    event.accept(load());
  }

  private boolean keeps(Consumer<MeterRegistry> event) {
    lock.lock();
    try {
      return loaded.isEmpty() && kept.size() < MOST_KEPT && kept.add(event);
    } finally {
      lock.unlock();
    }
  }

  /// Does something each time before somebody looks.
  void beforeEachLook(Runnable refresh) {
    beforeEachLook.add(refresh);
  }

  /// So many more.
  void count(String name, String help, Tags tags, int more) {
    with(meters ->
        Counter.builder(name).description(help).tags(tags).register(meters).increment(more));
  }

  /// How many there are at the time of a look.
  void gauge(String name, String help, Supplier<Number> value) {
    with(meters -> Gauge.builder(name, value).description(help).register(meters));
  }

  /// Something took so long.
  ///
  /// @param bounds of the histogram
  void time(String name, String help, Tags tags, List<Duration> bounds, Duration took) {
    with(meters ->
        Timer.builder(name)
            .description(help)
            .tags(tags)
            .serviceLevelObjectives(bounds.toArray(Duration[]::new))
            .register(meters)
            .record(took));
  }

  /// Everything, in the text format of Prometheus.
  String scrape() {
    PrometheusMeterRegistry meters = load();
    beforeEachLook.forEach(Runnable::run);
    return meters.scrape();
  }

  private PrometheusMeterRegistry load() {
    return loaded.orElseGet(() -> {
      lock.lock();
      try {
        PrometheusMeterRegistry meters = loaded.orElseGet(this::fresh);
        loaded = Optional.of(meters);
        return meters;
      } finally {
        lock.unlock();
      }
    });
  }

  private PrometheusMeterRegistry fresh() {
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(meters);
    JvmGcMetrics listening = new JvmGcMetrics();
    listening.bindTo(meters);
    collections = Optional.of(listening);
    new JvmThreadMetrics().bindTo(meters);
    new UptimeMetrics().bindTo(meters);
    kept.forEach(event -> event.accept(meters));
    kept.clear();
    return meters;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      collections.ifPresent(JvmGcMetrics::close);
      loaded.ifPresent(MeterRegistry::close);
    } finally {
      lock.unlock();
    }
  }
}
