package io.github.eksauth.bot.clusters;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Asks many at the same time. Each question has its own time limit, so waiting for all is safe.
final class SideBySide {
  private SideBySide() {}

  /// The answers, in the order of the questions.
  static <Q, A> List<A> ask(List<Q> questions, Function<Q, A> answer) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<A>> asked =
          questions.stream().map(question -> threads.submit(() -> answer.apply(question))).toList();
      return asked.stream().map(SideBySide::await).toList();
    }
  }

  private static <A> A await(Future<A> future) {
    try {
      return future.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while looking for clusters", stopped);
    } catch (ExecutionException bug) {
      throw new IllegalStateException(bug.getCause());
    }
  }
}
