package io.github.eksauth.bot.conversation;

import static io.github.eksauth.bot.conversation.Asking.asked;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path folder;

  private final Hands clock = new Hands();
  private final Queue<String> answered = new ConcurrentLinkedQueue<>();
  private final Queue<String> failed = new ConcurrentLinkedQueue<>();

  /// What holds the workers up until it has permits.
  private final Semaphore gate = new Semaphore(0);

  private Journal journal;
  private MemoryOnce once;

  @BeforeEach
  void open() {
    journal = Journal.open(folder, clock);
    once = new MemoryOnce(clock);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private Desk desk(int workers, int waiting, Consumer<Asked> worker) {
    return new Desk(once, journal, workers, waiting, worker, asked -> failed.add(asked.id()));
  }

  private void answer(Asked asked) {
    answered.add(asked.id());
  }

  private void answerBehindTheGate(Asked asked) {
    try {
      gate.acquire();
    } catch (InterruptedException e) {
      throw new IllegalStateException("cut off", e);
    }
    answer(asked);
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + SOON.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time is up").isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void what_is_taken_is_answered_and_leaves_the_journal() {
    try (Desk desk = desk(2, 10, this::answer)) {
      assertThat(desk.take(asked("a"))).isEqualTo(new Taken.Accepted());
      await(() -> journal.unfinished("a").isEmpty());
    }
    assertThat(answered).containsExactly("a");
  }

  @Test
  void it_is_in_the_journal_with_its_attempt_while_it_is_answered() {
    try (Desk desk = desk(1, 10, this::answerBehindTheGate)) {
      desk.take(asked("a"));
      await(() -> journal.unfinished("a").filter(it -> it.attempts() == 1).isPresent());
      gate.release();
      await(() -> journal.unfinished("a").isEmpty());
    }
  }

  @Test
  void what_comes_twice_is_answered_once() {
    try (Desk desk = desk(2, 10, this::answer)) {
      desk.take(asked("a"));
      assertThat(desk.take(asked("a"))).isEqualTo(new Taken.Duplicate());
      await(() -> journal.unfinished("a").isEmpty());
    }
    assertThat(answered).containsExactly("a");
  }

  @Test
  void when_too_many_wait_the_next_is_told_so_and_not_kept() {
    try (Desk desk = desk(1, 2, this::answerBehindTheGate)) {
      for (String id : List.of("running", "waiting", "waiting too")) {
        assertThat(desk.take(asked(id))).isEqualTo(new Taken.Accepted());
      }
      assertThat(desk.take(asked("too much"))).isEqualTo(new Taken.Busy());
      assertThat(desk.queued()).isEqualTo(2);
      assertThat(desk.running()).isEqualTo(1);
      assertThat(journal.unfinished("too much")).isEmpty();
      // brought again, it is not told again
      assertThat(desk.take(asked("too much"))).isEqualTo(new Taken.Duplicate());
      gate.release(3);
      await(() -> answered.size() == 3);
    }
  }

  @Test
  void questions_of_one_thread_are_answered_one_by_one_in_order() {
    Map<String, AtomicInteger> atOnce = new ConcurrentHashMap<>();
    Queue<String> overlaps = new ConcurrentLinkedQueue<>();
    try (Desk desk =
        desk(
            8,
            1_000,
            asked -> {
              AtomicInteger here =
                  atOnce.computeIfAbsent(
                      asked.place().thread().orElseThrow(), it -> new AtomicInteger());
              if (here.incrementAndGet() > 1) {
                overlaps.add(asked.id());
              }
              LockSupport.parkNanos(100_000);
              answer(asked);
              here.decrementAndGet();
            })) {
      for (int i = 0; i < 50; i++) {
        for (String thread : List.of("x", "y", "z")) {
          desk.take(asked(thread + i, Asking.CHANNEL.in(thread), Asking.NOON));
        }
      }
      await(() -> answered.size() == 150);
    }
    assertThat(overlaps).isEmpty();
    for (String thread : List.of("x", "y", "z")) {
      assertThat(answered.stream().filter(id -> id.startsWith(thread)))
          .containsExactlyElementsOf(IntStream.range(0, 50).mapToObj(i -> thread + i).toList());
    }
  }

  @Test
  void a_thread_with_many_questions_holds_one_worker_only() {
    try (Desk desk =
        desk(
            2,
            100,
            asked -> {
              if (asked.id().startsWith("slow")) {
                answerBehindTheGate(asked);
              } else {
                answer(asked);
              }
            })) {
      for (int i = 0; i < 10; i++) {
        desk.take(asked("slow" + i, Asking.CHANNEL.in("busy thread"), Asking.NOON));
      }
      desk.take(asked("other"));
      await(() -> answered.contains("other"));
      assertThat(desk.queued()).isEqualTo(9);
      gate.release(10);
      await(() -> answered.size() == 11);
    }
  }

  @Test
  void one_thread_cannot_fill_the_queue() {
    try (Desk desk = desk(1, 8, this::answerBehindTheGate)) {
      List<Taken> taken = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        taken.add(desk.take(asked("x" + i, Asking.CHANNEL.in("x"), Asking.NOON)));
      }
      assertThat(taken)
          .containsExactly(
              new Taken.Accepted(), new Taken.Accepted(), new Taken.Accepted(), new Taken.Busy());
      assertThat(desk.take(asked("other"))).isEqualTo(new Taken.Accepted());
      gate.release(4);
      await(() -> answered.size() == 4);
    }
  }

  @Test
  void a_worker_that_throws_has_its_asker_told_and_the_next_is_answered() {
    try (Desk desk =
        desk(
            1,
            10,
            asked -> {
              if (asked.id().equals("bad")) {
                throw new StackOverflowError();
              }
              answer(asked);
            })) {
      desk.take(asked("bad", Asking.CHANNEL.in("x"), Asking.NOON));
      desk.take(asked("good", Asking.CHANNEL.in("x"), Asking.NOON));
      await(() -> answered.contains("good"));
      assertThat(failed).containsExactly("bad");
      assertThat(journal.unfinished("bad")).isEmpty();
    }
  }

  @Test
  void who_cannot_be_told_of_a_failure_holds_nobody_up() {
    Consumer<Asked> throwing =
        asked -> {
          throw new IllegalStateException(asked.id());
        };
    try (Desk desk = new Desk(once, journal, 1, 10, throwing, throwing)) {
      desk.take(asked("a"));
      desk.take(asked("b"));
      await(() -> journal.unfinished("a").isEmpty() && journal.unfinished("b").isEmpty());
    }
  }

  @Test
  void draining_lets_the_running_end_and_leaves_the_waiting_to_the_next_start() {
    Desk desk = desk(1, 10, this::answerBehindTheGate);
    desk.take(asked("running"));
    desk.take(asked("waiting"));
    assertThat(desk.drain(Duration.ZERO)).isFalse();
    assertThat(desk.take(asked("late"))).isEqualTo(new Taken.Closing());
    gate.release(2);
    assertThat(desk.drain(SOON)).isTrue();
    desk.close();

    assertThat(answered).containsExactly("running");
    journal.close();
    journal = Journal.open(folder, clock);
    assertThat(journal.unfinished()).extracting(it -> it.asked().id()).containsExactly("waiting");
    // what was not taken may come again
    assertThat(once.first(asked("late").keys())).isTrue();
  }

  @Test
  void what_is_cut_off_is_resumed_after_the_restart_and_not_told_as_a_failure() {
    Desk first = desk(1, 10, this::answerBehindTheGate);
    first.take(asked("cut off"));
    await(() -> journal.unfinished("cut off").filter(it -> it.attempts() == 1).isPresent());
    first.close();
    assertThat(failed).isEmpty();
    journal.close();

    journal = Journal.open(folder, clock);
    once = MemoryOnce.after(journal.seen(), clock);
    try (Desk second = desk(1, 10, this::answer)) {
      second.resume(journal.unfinished());
      assertThat(second.take(asked("cut off"))).isEqualTo(new Taken.Duplicate());
      await(() -> journal.unfinished("cut off").isEmpty());
    }
    assertThat(answered).containsExactly("cut off");
  }

  @Test
  void what_was_answered_before_a_restart_is_not_answered_when_it_comes_again() {
    try (Desk first = desk(1, 10, this::answer)) {
      first.take(asked("a"));
      await(() -> journal.unfinished("a").isEmpty());
    }
    journal.close();
    journal = Journal.open(folder, clock);
    once = MemoryOnce.after(journal.seen(), clock);
    try (Desk second = desk(1, 10, this::answer)) {
      assertThat(second.take(asked("a"))).isEqualTo(new Taken.Duplicate());
    }
    assertThat(answered).containsExactly("a");
  }

  @Test
  void more_than_has_room_is_resumed() {
    List<Unfinished> before =
        IntStream.range(0, 50)
            .mapToObj(i -> new Unfinished(asked("a" + i), 0, Optional.empty(), false))
            .toList();
    try (Desk desk = desk(2, 3, this::answer)) {
      desk.resume(before);
      await(() -> answered.size() == 50);
    }
  }

  @Test
  void of_many_at_once_with_duplicates_none_is_lost_and_none_answered_twice() throws Exception {
    int questions = 2_000;
    List<Asked> events = new ArrayList<>();
    for (int i = 0; i < questions; i++) {
      Asked asked = asked("q" + i, Asking.CHANNEL.in("thread" + i % 97), Asking.NOON);
      events.add(asked);
      if (i % 3 == 0) {
        events.add(asked);
      }
    }
    Collections.shuffle(events, new Random(7));
    AtomicInteger accepted = new AtomicInteger();
    CountDownLatch go = new CountDownLatch(1);
    try (Desk desk = desk(16, 10_000, this::answer)) {
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Asked event : events) {
          var _ =
              threads.submit(() -> {
                go.await();
                return desk.take(event) instanceof Taken.Accepted ? accepted.incrementAndGet() : 0;
              });
        }
        go.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(accepted).hasValue(questions);
      await(() -> answered.size() >= questions && desk.running() == 0);
    }
    assertThat(answered)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, questions).mapToObj(i -> "q" + i).toList());
    journal.close();
    journal = Journal.open(folder, clock);
    assertThat(journal.unfinished()).isEmpty();
  }
}
