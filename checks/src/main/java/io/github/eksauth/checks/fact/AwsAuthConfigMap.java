package io.github.eksauth.checks.fact;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The ConfigMap `aws-auth` as it is stored: texts, and who manages which of them.
public record AwsAuthConfigMap(
    Map<String, String> data, Optional<Instant> createdAt, List<FieldManager> managers) {
  public AwsAuthConfigMap {
    data = Collections.unmodifiableMap(new TreeMap<>(data));
    managers = List.copyOf(managers);
  }
}
