package io.github.eksauth.bot.diagnosis;

import io.github.eksauth.checks.fact.FactSource;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;

/// One cluster to look at.
///
/// @param source where its facts come from
/// @param at when they were or are read
/// @param deadline how long looking may take; what is not there by then is reported as not seen
public record ClusterView(FactSource source, ReadAt at, Duration deadline) {
  /// Long enough for any file.
  private static final Duration RECORDED = Duration.ofSeconds(20);

  /// When facts are from.
  ///
  /// @param live whether they are read now, from a running cluster
  public record ReadAt(Instant time, boolean live) {}

  /// A cluster as it was when somebody recorded it.
  public static ClusterView recorded(Snapshot snapshot) {
    return new ClusterView(snapshot, new ReadAt(snapshot.collectedAt(), false), RECORDED);
  }

  /// A running cluster.
  public static ClusterView live(FactSource source, Instant now, Duration deadline) {
    return new ClusterView(source, new ReadAt(now, true), deadline);
  }
}
