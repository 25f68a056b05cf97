package io.github.eksauth.checks.fact;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// Waits for a read that runs on another thread.
public final class Waiting {
  /// Why a fact is unseen when whoever wanted it was told to stop.
  public static final String STOPPED = "the run was stopped before this could be read";

  private Waiting() {}

  /// What the read comes to. One that throws is our bug, and the throwable comes out here.
  public static <T> Fact<T> on(Future<? extends Fact<T>> read) {
    try {
      return read.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Fact.unseen(STOPPED);
    } catch (ExecutionException bug) {
      throw bug(bug);
    }
  }

  /// The bug behind a failed task, to be thrown; an error is thrown here.
  public static RuntimeException bug(ExecutionException failed) {
    return switch (failed.getCause()) {
      case RuntimeException cause -> cause;
      case Error cause -> throw cause;
      case null, default -> new IllegalStateException(failed);
    };
  }
}
