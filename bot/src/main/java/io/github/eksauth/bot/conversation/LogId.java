package io.github.eksauth.bot.conversation;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.MDC;

/// The id of the question that a thread works on: it stands in each line of the log and in the
/// answer, so that one leads to the other.
public final class LogId implements AutoCloseable {
  private static final String KEY = "id";
  private static final int LONGEST = 40;

  private final MDC.MDCCloseable put;

  private LogId(MDC.MDCCloseable put) {
    this.put = put;
  }

  /// From now on, on this thread, until it is closed.
  ///
  /// @param id as somebody brings it: what could break a line, or hide in it, is left out
  public static LogId of(String id) {
    String plain = id.replaceAll("[^A-Za-z0-9-]", "");
    return new LogId(MDC.putCloseable(KEY, plain.substring(0, Math.min(LONGEST, plain.length()))));
  }

  /// The task, for this question on whichever thread.
  public static Runnable with(String id, Runnable task) {
    return () -> {
      try (var _ = of(id)) {
        task.run();
      }
    };
  }

  /// The task, on whichever thread for the question that this thread works on.
  public static <T> Callable<T> inherited(Callable<T> task) {
    return Optional.ofNullable(MDC.get(KEY))
        .<Callable<T>>map(id ->
            () -> {
              try (var _ = of(id)) {
                return task.call();
              }
            })
        .orElse(task);
  }

  @Override
  public void close() {
    put.close();
  }
}
