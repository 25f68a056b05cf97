package io.github.eksauth.bot.conversation;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.MDC;

/// The id of the question that this thread works on, which stands in each line of the log and in
/// the answer, so that one leads to the other.
public final class LogId implements AutoCloseable {
  private static final String KEY = "id";

  private final MDC.MDCCloseable put;

  private LogId(MDC.MDCCloseable put) {
    this.put = put;
  }

  /// From now on, on this thread, until it is closed.
  public static LogId of(String id) {
    return new LogId(MDC.putCloseable(KEY, id));
  }

  /// The same task on whichever thread, for the question that this thread works on.
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
