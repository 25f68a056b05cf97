package io.github.eksauth.checks.fact;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One pod, as far as scheduling it on Fargate and its way to AWS are concerned; `ownerKind` is
/// empty for a bare pod, `nodeName` until it is scheduled. `tokenAudiences` are those of its
/// projected service account tokens.
public record Pod(
    String namespace,
    String name,
    Map<String, String> labels,
    Map<String, String> annotations,
    @OrEmpty String schedulerName,
    Optional<Instant> createdAt,
    @OrEmpty String phase,
    @OrEmpty String ownerKind,
    @OrEmpty String nodeName,
    @OrEmpty String serviceAccount,
    @OrEmpty boolean hostNetwork,
    @OrEmpty boolean privileged,
    Optional<Long> fsGroup,
    List<PodContainer> containers,
    List<String> tokenAudiences) {
  public Pod {
    containers = List.copyOf(containers);
    tokenAudiences = List.copyOf(tokenAudiences);
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
  }
}
