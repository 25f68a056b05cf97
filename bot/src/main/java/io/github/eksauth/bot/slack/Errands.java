package io.github.eksauth.bot.slack;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Small things to do that nobody would miss after a restart: what buttons do, what is whispered.
/// Those about the same thing are done one after the other; when too many are under way, more are
/// dropped, and whoever pressed presses again.
final class Errands implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Errands.class);
  private static final int MOST = 200;

  private final Semaphore room = new Semaphore(MOST);
  private final ConcurrentMap<String, Turn> turns = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// Who waits for a turn about one thing.
  private static final class Turn {
    private final ReentrantLock lock = new ReentrantLock(true);
    private int users;
  }

  /// Does it soon.
  ///
  /// @param about what it is about; errands about the same do not run side by side
  /// @return whether there was room for it
  boolean run(String about, Runnable errand) {
    if (!room.tryAcquire()) {
      LOG.warn("too many errands at once: one was dropped");
      return false;
    }
    threads.execute(() -> {
      try {
        inTurn(about, errand);
      } catch (RuntimeException e) {
        LOG.error("an errand failed: {}", e.getClass().getName(), withoutMessage(e));
      } finally {
        room.release();
      }
    });
    return true;
  }

  private void inTurn(String about, Runnable errand) {
    Turn turn =
        turns.compute(
            about,
            (_, known) -> {
              Turn it = known == null ? new Turn() : known;
              it.users++;
              return it;
            });
    turn.lock.lock();
    try {
      errand.run();
    } finally {
      turn.lock.unlock();
      turns.computeIfPresent(about, (_, it) -> --it.users == 0 ? null : it);
    }
  }

  /// A message could quote what somebody pasted.
  private static Throwable withoutMessage(RuntimeException e) {
    Throwable bare = new Throwable(e.getClass().getName());
    bare.setStackTrace(e.getStackTrace());
    return bare;
  }

  /// Waits for what is under way.
  boolean drain(Duration atMost) {
    threads.shutdown();
    try {
      return threads.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
