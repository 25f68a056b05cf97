package io.github.eksauth.bot.slack;

import io.github.eksauth.bot.clusters.OpenCluster;
import io.github.eksauth.bot.conversation.LogId;
import io.github.eksauth.bot.conversation.Topic;
import io.github.eksauth.bot.diagnosis.Brain;
import io.github.eksauth.bot.diagnosis.ClusterReport;
import io.github.eksauth.bot.diagnosis.ClusterView;
import io.github.eksauth.bot.diagnosis.Progress;
import io.github.eksauth.bot.intake.Question;
import io.github.eksauth.checks.Finding;
import io.github.eksauth.checks.catalogue.Catalogue;
import io.github.eksauth.checks.catalogue.Verdict;
import io.github.eksauth.checks.fact.Waiting;
import io.github.eksauth.knowledge.text.Language;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Finds out what a question comes to, and tells about once in two seconds how far it is when that
/// takes long.
final class Looking {
  /// Quicker answers come without a word about progress.
  private static final Duration SILENT = Duration.ofMillis(1500);

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Supplier<Brain> brain;
  private final ExecutorService threads;
  private final InstantSource clock;

  Looking(Supplier<Brain> brain, ExecutorService threads, InstantSource clock) {
    this.brain = brain;
    this.threads = threads;
    this.clock = clock;
  }

  /// How far a look has come.
  ///
  /// @param now the title of the check that was finished last
  /// @param problems how many checks found something wrong
  record Stage(int done, int all, Optional<Finding> now, int problems) {}

  /// What the topic comes to.
  ///
  /// @param told is told how far it is, from this thread
  Result look(Topic topic, Optional<OpenCluster> cluster, Consumer<Stage> told) {
    var began = clock.instant();
    var counting = new Counting();
    return switch (topic) {
      case Topic.Trouble(Question question) -> {
        Optional<ClusterView> view = cluster.map(OpenCluster::view);
        var diagnosis =
            watched(
                () -> brain.get().diagnostician().diagnose(question, view, counting),
                counting,
                told);
        yield new Result.Trouble(diagnosis, Duration.between(began, clock.instant()));
      }
      case Topic.Sweep(Language _) -> {
        ClusterView view =
            cluster
                .orElseThrow(() -> new IllegalArgumentException("a sweep needs a cluster"))
                .view();
        var examined =
            watched(() -> ClusterReport.of(view, Catalogue.sweep(), counting), counting, told);
        yield new Result.Sweep(examined, Duration.between(began, clock.instant()));
      }
    };
  }

  private <T> T watched(Supplier<T> work, Counting counting, Consumer<Stage> told) {
    Future<T> running = threads.submit(LogId.inherited(work::get));
    Duration wait = SILENT;
    while (true) {
      try {
        return running.get(wait.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException stillRunning) {
        told.accept(counting.stage());
        wait = PAUSE;
      } catch (InterruptedException stopped) {
        running.cancel(true);
        Thread.currentThread().interrupt();
        throw new IllegalStateException("stopped while looking", stopped);
      } catch (ExecutionException bug) {
        throw Waiting.bug(bug);
      }
    }
  }

  private static final class Counting implements Progress {
    private final AtomicInteger all = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger problems = new AtomicInteger();
    private final AtomicReference<Optional<Finding>> latest =
        new AtomicReference<>(Optional.empty());

    @Override
    public void toCheck(int more) {
      all.addAndGet(more);
    }

    @Override
    public void found(Finding finding) {
      done.incrementAndGet();
      if (finding.verdict() instanceof Verdict.Broken) {
        problems.incrementAndGet();
      }
      latest.set(Optional.of(finding));
    }

    Stage stage() {
      return new Stage(done.get(), all.get(), latest.get(), problems.get());
    }
  }
}
