package io.github.eksauth.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryOnceTest {
  private final Hands clock = new Hands();

  @Test
  void what_comes_again_is_not_first() {
    MemoryOnce once = new MemoryOnce(clock);

    assertThat(once.first(List.of("event/1", "message/1"))).isTrue();
    assertThat(once.first(List.of("event/1", "message/1"))).isFalse();
  }

  @Test
  void one_key_in_common_is_enough_as_when_a_mention_comes_as_two_events() {
    MemoryOnce once = new MemoryOnce(clock);
    once.first(List.of("event/mention", "message/1"));

    assertThat(once.first(List.of("event/message", "message/1"))).isFalse();
  }

  @Test
  void what_is_not_first_leaves_nothing_behind() {
    MemoryOnce once = new MemoryOnce(clock);
    once.first(List.of("a"));
    once.first(List.of("a", "b"));

    assertThat(once.first(List.of("b"))).isTrue();
  }

  @Test
  void a_key_is_known_until_no_chat_brings_it_any_more() {
    MemoryOnce once = new MemoryOnce(clock);
    once.first(List.of("a"));

    clock.pass(Duration.ofMinutes(15));
    assertThat(once.first(List.of("a"))).isFalse();
    clock.pass(Duration.ofMinutes(6));
    assertThat(once.first(List.of("a"))).isTrue();
  }

  @Test
  void the_oldest_goes_when_there_are_too_many() {
    MemoryOnce once = new MemoryOnce(clock, 3);
    IntStream.range(0, 5).forEach(i -> once.first(List.of("key " + i)));

    assertThat(once.first(List.of("key 4"))).isFalse();
    assertThat(once.first(List.of("key 3"))).isFalse();
    assertThat(once.first(List.of("key 0"))).isTrue();
  }

  @Test
  void what_came_before_a_restart_keeps_its_age() {
    clock.pass(Duration.ofMinutes(12));
    MemoryOnce once =
        MemoryOnce.after(List.of(new Seen("1", List.of("a", "b"), Asking.NOON)), clock);

    assertThat(once.first(List.of("b"))).isFalse();
    clock.pass(Duration.ofMinutes(9));
    assertThat(once.first(List.of("b"))).isTrue();
  }

  @Test
  void of_many_at_once_one_is_first() throws InterruptedException {
    MemoryOnce once = new MemoryOnce(clock);
    AtomicInteger first = new AtomicInteger();
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        List<String> keys = List.of("own/" + i, "shared");
        var _ =
            threads.submit(() -> {
              go.await();
              return once.first(keys) ? first.incrementAndGet() : 0;
            });
      }
      go.countDown();
    }
    assertThat(first).hasValue(1);
  }
}
