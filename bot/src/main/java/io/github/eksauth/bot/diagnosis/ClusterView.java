package io.github.eksauth.bot.diagnosis;

import io.github.eksauth.checks.fact.FactSource;
import java.time.Instant;
import java.util.Optional;

/// One cluster to look at.
///
/// @param source where its facts come from
/// @param recordedAt when they were recorded; empty for a live cluster
public record ClusterView(FactSource source, Optional<Instant> recordedAt) {}
