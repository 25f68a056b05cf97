package io.github.eksauth.checks.fact;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One pod, as far as scheduling it on Fargate is concerned; `ownerKind` is empty for a bare pod.
public record Pod(
    String namespace,
    String name,
    Map<String, String> labels,
    String schedulerName,
    Optional<Instant> createdAt,
    String phase,
    String ownerKind,
    boolean hostNetwork,
    boolean privileged) {
  public Pod {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }
}
