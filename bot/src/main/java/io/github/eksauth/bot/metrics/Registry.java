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

/// All meters of one bot. They are loaded when somebody first looks, which costs a third of a
/// second that no start should wait for; what happens before is kept and counted then. Where nobody
/// ever looks they are loaded all the same once enough has happened, so that what is kept has a
/// bound.
final class Registry implements AutoCloseable {
  /// From here on they are loaded, on a thread of its own.
  static final int MANY_KEPT = 1000;

  /// From here on whoever has more to count waits for that.
  private static final int MOST_KEPT = 10 * MANY_KEPT;

  /// Held while they are loaded, so that it is done once.
  private final ReentrantLock loading = new ReentrantLock();

  /// Held for moments only: acknowledgements are counted, too.
  private final ReentrantLock keeping = new ReentrantLock();

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
    keeping.lock();
    try {
      if (loaded.isPresent() || kept.size() == MOST_KEPT) {
        return false;
      }
      kept.add(event);
      if (kept.size() == MANY_KEPT) {
        Thread.ofPlatform().daemon().name("meters").start(this::load);
      }
      return true;
    } finally {
      keeping.unlock();
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
      loading.lock();
      try {
        return loaded.orElseGet(this::caughtUp);
      } finally {
        loading.unlock();
      }
    });
  }

  /// The meters, with all that happened so far.
  private PrometheusMeterRegistry caughtUp() {
    PrometheusMeterRegistry meters = fresh();
    List<Consumer<MeterRegistry>> before = takeKept(meters);
    while (!before.isEmpty()) {
      before.forEach(event -> event.accept(meters));
      before = takeKept(meters);
    }
    return meters;
  }

  /// What was kept; when that is nothing, nothing more is kept.
  private List<Consumer<MeterRegistry>> takeKept(PrometheusMeterRegistry meters) {
    keeping.lock();
    try {
      List<Consumer<MeterRegistry>> taken = List.copyOf(kept);
      kept.clear();
      if (taken.isEmpty()) {
        loaded = Optional.of(meters);
      }
      return taken;
    } finally {
      keeping.unlock();
    }
  }

  private PrometheusMeterRegistry fresh() {
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(meters);
    JvmGcMetrics listening = new JvmGcMetrics();
    listening.bindTo(meters);
    collections = Optional.of(listening);
    new JvmThreadMetrics().bindTo(meters);
    new UptimeMetrics().bindTo(meters);
    return meters;
  }

  @Override
  public void close() {
    loading.lock();
    try {
      collections.ifPresent(JvmGcMetrics::close);
      loaded.ifPresent(MeterRegistry::close);
    } finally {
      loading.unlock();
    }
  }
}
