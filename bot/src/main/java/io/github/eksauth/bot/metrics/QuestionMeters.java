package io.github.eksauth.bot.metrics;

import io.github.eksauth.bot.conversation.Audit.Verdicts;
import io.github.eksauth.bot.conversation.Surface;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// What is asked, and what comes of it.
public final class QuestionMeters {
  /// A match takes less than a millisecond, that of a large log some more.
  private static final List<Duration> MATCH = millis(0.25, 0.5, 1, 2, 5, 10, 50, 250, 1000);

  private static final List<Duration> CHECKS =
      millis(250, 500, 1000, 2000, 3000, 5000, 10_000, 20_000);

  private static final List<Duration> ANSWER =
      millis(250, 500, 1000, 2000, 3000, 5000, 10_000, 20_000, 60_000, 300_000);

  private final Registry registry;

  QuestionMeters(Registry registry) {
    this.registry = registry;
  }

  /// What came of something that was asked.
  public enum Outcome {
    /// One entry was told.
    SURE,
    /// Several entries were offered to choose from.
    SEVERAL,
    /// Nothing that we know.
    NOTHING,
    /// A whole cluster was looked at.
    SWEEP,
    /// Help, a list, a setting, or a word about why there is no answer.
    SHORT,
    /// Who asked may not ask that.
    REFUSED,
    /// Too many waited already.
    BUSY,
    /// It was taken before.
    DUPLICATE,
    /// A bug of ours came in between.
    FAILED,
    /// It was taken before a restart, and not answered in time after it.
    INTERRUPTED;

    private String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static List<Duration> millis(double... bounds) {
    return Arrays.stream(bounds)
        .mapToObj(bound -> Duration.ofNanos((long) (bound * 1_000_000)))
        .toList();
  }

  /// Something that was asked came to its end.
  public void ended(Surface surface, Outcome outcome) {
    registry.count(
        "eksauth.questions",
        "What was asked, by how it came to us and what came of it",
        Tags.of("surface", label(surface), "outcome", outcome.label()),
        1);
  }

  /// An answer was posted.
  ///
  /// @param took since the question was taken
  public void answered(Surface surface, Outcome outcome, Duration took) {
    ended(surface, outcome);
    registry.time(
        "eksauth.answer.duration",
        "From taking a question until its answer is posted",
        Tags.of("surface", label(surface)),
        ANSWER,
        took);
  }

  private static String label(Surface surface) {
    return surface.name().toLowerCase(Locale.ROOT);
  }

  /// Times a match.
  public <T> T matching(Supplier<T> match) {
    long began = System.nanoTime();
    T found = match.get();
    registry.time(
        "eksauth.match.duration",
        "Comparing a text with all entries",
        Tags.empty(),
        MATCH,
        Duration.ofNanos(System.nanoTime() - began));
    return found;
  }

  /// Checks were run against a cluster.
  public void checked(Verdicts verdicts, Duration took) {
    registry.time(
        "eksauth.check.run.duration",
        "Running the checks for one question, with all reads",
        Tags.empty(),
        CHECKS,
        took);
    verdict("broken", verdicts.broken());
    verdict("unsure", verdicts.unsure());
    verdict("healthy", verdicts.healthy());
    verdict("not_applicable", verdicts.notApplicable());
  }

  private void verdict(String verdict, int more) {
    registry.count("eksauth.checks", "Checks, by their verdict", Tags.of("verdict", verdict), more);
  }

  /// Shows how full the desk is.
  ///
  /// @param waiting how many questions wait
  /// @param running how many are being answered
  /// @param places how many may wait
  /// @param workers how many are answered at once
  public void desk(IntSupplier waiting, IntSupplier running, int places, int workers) {
    registry.gauge(
        "eksauth.questions.waiting", "Questions that wait for a worker", waiting::getAsInt);
    registry.gauge(
        "eksauth.questions.running", "Questions that are being answered", running::getAsInt);
    registry.gauge("eksauth.questions.places", "Questions that may wait", () -> places);
    registry.gauge("eksauth.workers", "Questions that are answered at once", () -> workers);
  }

  /// Shows how many questions the journal has that are taken and not answered.
  public void journal(IntSupplier unfinished) {
    registry.gauge(
        "eksauth.journal.unfinished.questions",
        "Questions in the journal that are taken and not answered yet",
        unfinished::getAsInt);
  }
}
