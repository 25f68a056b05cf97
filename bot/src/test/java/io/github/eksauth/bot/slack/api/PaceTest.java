package io.github.eksauth.bot.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final AtomicLong now = new AtomicLong();
  private final Pace pace = new Pace(now::get);

  private boolean progress(String message) {
    return pace.progress(message, () -> true).orElse(false);
  }

  private void later(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void a_message_shows_progress_every_two_seconds() {
    assertThat(progress("a")).isTrue();
    later(Duration.ofMillis(1999));
    assertThat(progress("a")).isFalse();
    assertThat(progress("b")).isTrue();
    later(Duration.ofMillis(1));
    assertThat(progress("a")).isTrue();
  }

  @Test
  void over_all_there_is_room_left_for_final_updates() {
    int shown = 0;
    for (int i = 0; i < 100; i++) {
      shown += progress("message " + i) ? 1 : 0;
      later(Duration.ofMillis(100));
    }

    assertThat(shown).isEqualTo(Pace.MOST_IN_WINDOW);
    assertThat(pace.last("x", () -> "sent")).isEqualTo("sent");
    later(Pace.WINDOW);
    assertThat(progress("y")).isTrue();
  }

  @Test
  void final_updates_take_from_what_progress_may_use() {
    for (int i = 0; i < Pace.MOST_IN_WINDOW; i++) {
      pace.last("message " + i, () -> true);
    }

    assertThat(progress("other")).isFalse();
  }

  @Test
  void there_is_no_progress_while_slack_has_had_enough() {
    pace.limited(Duration.ofSeconds(30));

    assertThat(progress("a")).isFalse();
    later(Duration.ofSeconds(30));
    assertThat(progress("a")).isTrue();
  }

  @Test
  void a_final_update_waits_for_the_progress_before_it_and_lets_none_in() throws Exception {
    List<String> order = new ArrayList<>();
    CountDownLatch underWay = new CountDownLatch(1);
    CountDownLatch arrive = new CountDownLatch(1);
    Thread progress =
        Thread.ofVirtual()
            .start(() ->
                pace.progress(
                    "a",
                    () -> {
                      underWay.countDown();
                      await(arrive);
                      return order.add("progress");
                    }));
    underWay.await();
    Thread last = Thread.ofVirtual().start(() -> pace.last("a", () -> order.add("last")));

    later(Duration.ofMinutes(1));
    assertThat(pace.progress("a", () -> true)).isEqualTo(Optional.empty());
    arrive.countDown();
    progress.join();
    last.join();

    assertThat(order).containsExactly("progress", "last");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
