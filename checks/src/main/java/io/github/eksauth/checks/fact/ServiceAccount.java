package io.github.eksauth.checks.fact;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One service account. `annotatedAt` and `annotatedBy` tell who last wrote its annotation
/// `eks.amazonaws.com/role-arn`, as far as Kubernetes keeps it (a hint, fact 43).
public record ServiceAccount(
    String namespace,
    String name,
    Map<String, String> annotations,
    Optional<Instant> createdAt,
    Optional<Instant> annotatedAt,
    @OrEmpty String annotatedBy) {
  public ServiceAccount {
    annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
  }
}
