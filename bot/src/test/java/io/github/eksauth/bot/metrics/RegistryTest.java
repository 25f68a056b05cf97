package io.github.eksauth.bot.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryTest {
  private final Registry registry = new Registry();

  @AfterEach
  void close() {
    registry.close();
  }

  private void press() {
    registry.count("eksauth.presses", "Presses", Tags.of("by", "hand"), 1);
  }

  @Test
  void what_happens_before_the_first_look_is_counted_like_what_happens_after_it() {
    press();
    press();
    assertThat(registry.scrape()).contains("eksauth_presses_total{by=\"hand\"} 2.0");

    press();

    assertThat(registry.scrape()).contains("eksauth_presses_total{by=\"hand\"} 3.0");
  }

  @Test
  void what_nobody_looks_at_is_kept_up_to_a_bound_and_all_of_it_counts() {
    for (int i = 0; i < 30 * Registry.MANY_KEPT; i++) {
      press();
    }

    assertThat(registry.scrape()).contains("eksauth_presses_total{by=\"hand\"} 30000.0");
  }

  @Test
  void a_gauge_is_asked_at_each_look() {
    AtomicInteger value = new AtomicInteger(1);
    registry.gauge("eksauth.things", "Things", value::get);
    assertThat(registry.scrape()).contains("eksauth_things 1.0");

    value.set(7);

    assertThat(registry.scrape()).contains("eksauth_things 7.0");
  }

  @Test
  void a_time_is_in_every_bucket_that_it_is_below() {
    registry.time(
        "eksauth.work.duration",
        "Work",
        Tags.empty(),
        List.of(Duration.ofMillis(50), Duration.ofSeconds(1)),
        Duration.ofMillis(200));

    assertThat(registry.scrape())
        .contains("eksauth_work_duration_seconds_bucket{le=\"0.05\"} 0")
        .contains("eksauth_work_duration_seconds_bucket{le=\"1.0\"} 1")
        .contains("eksauth_work_duration_seconds_sum 0.2");
  }

  @Test
  void only_the_revision_that_answers_is_shown() {
    try (Metrics metrics = new Metrics()) {
      AtomicInteger revision = new AtomicInteger(1);
      metrics.knowledge(() -> "r" + revision.get(), () -> 88);
      assertThat(metrics.page().body()).contains("eksauth_knowledge_info{revision=\"r1\"} 1\n");

      revision.set(2);

      assertThat(metrics.page().body())
          .contains("eksauth_knowledge_info{revision=\"r2\"} 1\n")
          .doesNotContain("\"r1\"")
          .contains("eksauth_knowledge_refused_revisions_total 0.0");
    }
  }
}
