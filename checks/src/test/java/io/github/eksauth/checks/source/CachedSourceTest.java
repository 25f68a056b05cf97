package io.github.eksauth.checks.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.stats.ConcurrentStatsCounter;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FactSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CachedSourceTest {
  private static final FactKey.NodeGroups KEY = new FactKey.NodeGroups();

  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();
  private final ConcurrentStatsCounter counter = new ConcurrentStatsCounter();

  private CachedSource source(Supplier<Fact<?>> answer) {
    FactSource counted =
        new FactSource() {
          @Override
          @SuppressWarnings("unchecked")
          public <T> Fact<T> read(FactKey<T> key) {
            reads.incrementAndGet();
            return (Fact<T>) answer.get();
          }
        };
    return new CachedSource(counted, Duration.ofSeconds(30), counter, nanos::get);
  }

  /// Lets time pass, once what was read is kept.
  private void later(CachedSource source, Duration time) {
    while (!source.keeps(KEY)) {
      Thread.onSpinWait();
    }
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void fifty_who_ask_at_once_cost_one_read() throws InterruptedException, ExecutionException {
    CountDownLatch asked = new CountDownLatch(50);
    CachedSource source =
        source(() -> {
          try {
            asked.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return Fact.known(List.of("workers"));
        });

    List<Future<Fact<List<String>>>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        answers.add(
            threads.submit(() -> {
              asked.countDown();
              return source.read(KEY);
            }));
      }
    }

    for (Future<Fact<List<String>>> answer : answers) {
      assertThat(answer.get()).isEqualTo(Fact.known(List.of("workers")));
    }
    assertThat(reads).hasValue(1);
  }

  @Test
  void what_was_there_and_what_had_to_be_read_is_counted() {
    CachedSource source = source(() -> Fact.known(List.of("workers")));

    source.read(KEY);
    source.read(KEY);
    source.read(KEY);

    assertThat(counter.snapshot().missCount()).isEqualTo(1);
    assertThat(counter.snapshot().hitCount()).isEqualTo(2);
  }

  @Test
  void what_is_to_be_forgotten_is_read_anew() {
    CachedSource source = source(() -> Fact.known(List.of("workers")));
    source.read(KEY);

    source.forget();
    source.read(KEY);

    assertThat(reads).hasValue(2);
  }

  @Test
  void what_is_known_is_kept_for_thirty_seconds() {
    CachedSource source = source(() -> Fact.known(List.of("read " + reads.get())));

    assertThat(source.read(KEY)).isEqualTo(Fact.known(List.of("read 1")));
    later(source, Duration.ofSeconds(29));
    assertThat(source.read(KEY)).isEqualTo(Fact.known(List.of("read 1")));
    later(source, Duration.ofSeconds(2));
    assertThat(source.read(KEY)).isEqualTo(Fact.known(List.of("read 2")));
  }

  @Test
  void what_is_absent_is_kept_as_long() {
    CachedSource source = source(Fact::absent);

    source.read(KEY);
    later(source, Duration.ofSeconds(29));

    assertThat(source.read(KEY)).isEqualTo(Fact.absent());
    assertThat(reads).hasValue(1);
  }

  @Test
  void a_repaired_permission_shows_after_three_seconds() {
    CachedSource source =
        source(() ->
            reads.get() == 1
                ? Fact.unseen("AccessDenied", KEY.permissions())
                : Fact.known(List.of("workers")));

    assertThat(source.read(KEY)).isInstanceOf(Fact.Unseen.class);
    later(source, Duration.ofSeconds(2));
    assertThat(source.read(KEY)).isInstanceOf(Fact.Unseen.class);
    later(source, Duration.ofSeconds(2));
    assertThat(source.read(KEY)).isEqualTo(Fact.known(List.of("workers")));
  }

  @Test
  void one_who_is_stopped_does_not_spoil_the_answer_for_the_others() throws InterruptedException {
    CountDownLatch goOn = new CountDownLatch(1);
    CachedSource source =
        source(() -> {
          try {
            goOn.await();
          } catch (InterruptedException e) {
            return Fact.unseen("interrupted");
          }
          return Fact.known(List.of("workers"));
        });
    Thread impatient = Thread.ofVirtual().start(() -> source.read(KEY));
    while (reads.get() == 0) {
      Thread.onSpinWait();
    }

    impatient.interrupt();
    impatient.join();
    goOn.countDown();

    assertThat(source.read(KEY)).isEqualTo(Fact.known(List.of("workers")));
    assertThat(reads).hasValue(1);
  }

  @Test
  void a_bug_comes_out_at_everybody_who_asks_and_is_not_kept() {
    CachedSource source =
        source(() -> {
          throw new IllegalStateException("bug " + reads.get());
        });

    assertThatThrownBy(() -> source.read(KEY)).hasMessage("bug 1");
    assertThatThrownBy(() -> source.read(KEY)).hasMessage("bug 2");
  }
}
