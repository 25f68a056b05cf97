package io.github.eksauth.bot.conversation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what is asked and has it answered, each once, some at a time, while the others wait.
///
/// Why nothing is lost and nothing answered twice, whenever the process is killed:
/// - The keys are claimed in [Once] first, and only who claimed them is written to the [Journal].
///   Killed in between, the claim dies with the process, nobody was told that we have it, and the
///   chat brings it again. (A [Once] in a database outlives us there: for that moment, it can lose
///   what it keeps from being answered twice.)
/// - Killed after the journal has it, it is [resumed][#resume] at the next start, and the keys in
///   the journal tell the new [Once] about it when the chat brings it again.
/// - Claiming and writing are one step for everybody else: a second delivery is called a duplicate
///   only when the journal has the first.
/// - It leaves the journal when the worker is through. Killed between the answer and that, it is
///   resumed although it is answered; [Unfinished#posted] tells the worker so.
///
/// Questions of one thread are answered one after the other in the order in which they came; while
/// they wait for each other they hold no worker. One thread may have at most a quarter of the
/// places in the queue.
public final class Desk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
  private static final Duration TO_LET_GO = Duration.ofSeconds(2);

  private final Once once;
  private final Journal journal;
  private final int workers;
  private final int places;
  private final int placesOfOne;
  private final Consumer<Asked> worker;
  private final Consumer<Asked> failed;

  /// Held while something is claimed and written; see above.
  private final ReentrantLock taking = new ReentrantLock();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rested = lock.newCondition();

  // guarded by the lock
  private final Queue<Asked> ready = new ArrayDeque<>();

  /// What waits behind another of the same thread. A thread is in here from the first question that
  /// is ready until the last is answered.
  private final Map<Place, Queue<Asked>> behind = new HashMap<>();

  private final Set<Thread> running = new HashSet<>();
  private int waiting;
  private int arriving;
  private boolean closing;
  private boolean closed;

  /// @param workers how many are answered at once
  /// @param waiting how many more may wait
  /// @param worker answers; it runs on a virtual thread of its own and may take its time
  /// @param failed tells who asked that the answer failed: the worker threw
  public Desk(
      Once once,
      Journal journal,
      int workers,
      int waiting,
      Consumer<Asked> worker,
      Consumer<Asked> failed) {
    if (workers < 1 || waiting < 1) {
      throw new IllegalArgumentException("a desk needs a worker and a place to wait");
    }
    this.once = once;
    this.journal = journal;
    this.workers = workers;
    this.places = waiting;
    this.placesOfOne = Math.max(1, waiting / 4);
    this.worker = worker;
    this.failed = failed;
  }

  /// Takes something to be answered, or says why not. Quick enough to be called before a chat is
  /// told that we have it.
  public Taken take(Asked asked) {
    taking.lock();
    try {
      boolean room;
      lock.lock();
      try {
        if (closing) {
          return new Taken.Closing();
        }
        room = hasRoomFor(asked);
        arriving++;
      } finally {
        lock.unlock();
      }
      try {
        if (!once.first(asked.keys())) {
          return new Taken.Duplicate();
        }
        if (!room) {
          return new Taken.Busy();
        }
        journal.accept(asked);
        enqueue(List.of(asked));
        return new Taken.Accepted();
      } finally {
        leave(() -> arriving--);
      }
    } finally {
      taking.unlock();
    }
  }

  /// Takes up what was taken before a restart, however much it is: it had its place then.
  public void resume(List<Unfinished> before) {
    List<Asked> all = before.stream().map(Unfinished::asked).toList();
    all.forEach(asked -> once.first(asked.keys()));
    enqueue(all);
  }

  private boolean hasRoomFor(Asked asked) {
    Optional<Queue<Asked>> others = thread(asked).map(behind::get);
    if (others.isPresent()) {
      return waiting < places && others.get().size() < placesOfOne;
    }
    return waiting < places || running.size() < workers;
  }

  /// The thread that it has to keep the order of; empty outside of threads.
  private static Optional<Place> thread(Asked asked) {
    return Optional.of(asked.place()).filter(place -> place.thread().isPresent());
  }

  private void enqueue(Collection<Asked> all) {
    lock.lock();
    try {
      for (Asked asked : all) {
        Optional<Place> thread = thread(asked);
        Optional<Queue<Asked>> others = thread.map(behind::get);
        if (others.isPresent()) {
          others.get().add(asked);
        } else {
          thread.ifPresent(it -> behind.put(it, new ArrayDeque<>()));
          ready.add(asked);
        }
        waiting++;
      }
      startSome();
    } finally {
      lock.unlock();
    }
  }

  private void startSome() {
    while (!closing && running.size() < workers && !ready.isEmpty()) {
      Asked next = ready.remove();
      waiting--;
      Thread thread = Thread.ofVirtual().name("answer-" + next.id()).unstarted(() -> run(next));
      running.add(thread);
      thread.start();
    }
  }

  private void run(Asked asked) {
    try {
      answer(asked);
    } finally {
      leave(() -> {
        running.remove(Thread.currentThread());
        thread(asked).ifPresent(this::nextOf);
        startSome();
      });
    }
  }

  /// The next of the thread goes to the end of the line of all.
  private void nextOf(Place thread) {
    Optional<Asked> next = Optional.ofNullable(behind.get(thread)).map(Queue::poll);
    next.ifPresentOrElse(ready::add, () -> behind.remove(thread));
  }

  private void answer(Asked asked) {
    try (var _ = LogId.of(asked.id())) {
      answerNamed(asked);
    }
  }

  private void answerNamed(Asked asked) {
    try {
      journal.starting(asked.id());
      worker.accept(asked);
    } catch (Throwable e) {
      if (isClosed()) {
        LOG.info("{} was cut off; it is answered after the next start", asked.id());
        return;
      }
      LOG.error("{} could not be answered: {}", asked.id(), where(e));
      tellFailed(asked);
    }
    try {
      journal.done(asked.id());
    } catch (RuntimeException e) {
      LOG.error("{} could not be closed in the journal: {}", asked.id(), where(e));
    }
  }

  private void tellFailed(Asked asked) {
    try {
      failed.accept(asked);
    } catch (Throwable e) {
      LOG.error("{} could not be told about the failure: {}", asked.id(), where(e));
    }
  }

  /// Type and place of a failure. Its message may quote the paste, which has no place in a log.
  private static String where(Throwable e) {
    StringBuilder text = new StringBuilder(e.getClass().getName());
    StackTraceElement[] stack = e.getStackTrace();
    for (int i = 0; i < Math.min(12, stack.length); i++) {
      text.append(i == 0 ? " at " : " < ").append(stack[i]);
    }
    return text.toString();
  }

  private void leave(Runnable change) {
    lock.lock();
    try {
      change.run();
      rested.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// How many wait.
  public int queued() {
    lock.lock();
    try {
      return waiting;
    } finally {
      lock.unlock();
    }
  }

  /// How many are being answered.
  public int running() {
    lock.lock();
    try {
      return running.size();
    } finally {
      lock.unlock();
    }
  }

  /// Takes nothing more, begins nothing more, and waits for what is being answered. What waits
  /// stays in the journal for the next start.
  ///
  /// @return whether all of it was answered in time
  public boolean drain(Duration atMost) {
    lock.lock();
    try {
      closing = true;
      return await(() -> running.isEmpty() && arriving == 0, atMost);
    } finally {
      lock.unlock();
    }
  }

  private boolean await(BooleanSupplier rest, Duration atMost) {
    long nanos = atMost.toNanos();
    boolean interrupted = false;
    try {
      while (!rest.getAsBoolean()) {
        if (nanos <= 0) {
          return false;
        }
        try {
          nanos = rested.awaitNanos(nanos);
        } catch (InterruptedException e) {
          interrupted = true;
          nanos = 0;
        }
      }
      return true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Cuts off what is still being answered; the journal keeps it for the next start.
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      closed = true;
      running.forEach(Thread::interrupt);
      if (!await(() -> running.isEmpty() && arriving == 0, TO_LET_GO)) {
        LOG.warn("{} answers do not let themselves be cut off", running.size());
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }
}
