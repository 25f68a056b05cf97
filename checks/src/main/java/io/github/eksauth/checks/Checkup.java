package io.github.eksauth.checks;

import io.github.eksauth.checks.catalogue.Check;
import io.github.eksauth.checks.catalogue.Focus;
import io.github.eksauth.checks.catalogue.Verdict;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Waiting;
import io.github.eksauth.checks.fact.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Runs checks, each on its own virtual thread, all on the same facts: the run takes about as long
/// as the longest chain of reads that depend on each other.
public final class Checkup {
  private Checkup() {}

  /// The findings in the order of the checks. A check that is not done when the time is up is
  /// [Verdict.Unsure]. A check that throws is our bug, and the throwable comes out here.
  public static List<Finding> run(List<Check> checks, Facts facts, Focus focus, Duration deadline) {
    return run(checks, facts, focus, deadline, _ -> {});
  }

  /// The same, telling each finding as soon as it is there, in any order and from any thread. A
  /// check that is not done in time is not told.
  public static List<Finding> run(
      List<Check> checks,
      Facts facts,
      Focus focus,
      Duration deadline,
      Consumer<Finding> whenFound) {
    long end = System.nanoTime() + deadline.toNanos();
    // not closed: closing waits for tasks, and a read that ignores interruption must not hold the
    // answer back
    ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Future<Verdict>> running =
          checks.stream()
              .map(check -> executor.submit(() -> judge(check, facts, focus, whenFound)))
              .toList();
      var findings = new ArrayList<Finding>();
      for (int i = 0; i < checks.size(); i++) {
        findings.add(new Finding(checks.get(i), await(running.get(i), end, deadline)));
      }
      return List.copyOf(findings);
    } finally {
      executor.shutdownNow();
    }
  }

  private static Verdict judge(Check check, Facts facts, Focus focus, Consumer<Finding> whenFound) {
    Verdict verdict = check.judge(facts, focus);
    whenFound.accept(new Finding(check, verdict));
    return verdict;
  }

  private static Verdict await(Future<Verdict> running, long end, Duration deadline) {
    try {
      return running.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      return unfinished(deadline);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return unfinished(deadline);
    } catch (ExecutionException bug) {
      throw Waiting.bug(bug);
    }
  }

  private static Verdict unfinished(Duration deadline) {
    String seconds =
        deadline.toMillis() % 1000 == 0 ? deadline.toSeconds() + " s" : deadline.toMillis() + " ms";
    return new Verdict.Unsure(
        new Words(
            "the reads it needs were not finished within " + seconds,
            "所需的读取未能在 " + seconds + " 内完成"),
        Set.of());
  }
}
