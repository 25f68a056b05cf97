package io.github.eksauth.checks.fact;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One container of a pod: of its environment only what begins with `AWS_` and is no secret.
/// `runAsUser` is the container's own, else the pod's.
public record PodContainer(String name, Map<String, String> env, Optional<Long> runAsUser) {
  public PodContainer {
    env = Collections.unmodifiableMap(new TreeMap<>(env));
  }
}
