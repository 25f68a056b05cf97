package io.github.eksauth.checks.fact;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// The CoreDNS deployment: the annotations of its pod template and how many replicas run.
public record CoreDns(
    Map<String, String> templateAnnotations, @OrEmpty int replicas, @OrEmpty int readyReplicas) {
  public CoreDns {
    templateAnnotations = Collections.unmodifiableMap(new TreeMap<>(templateAnnotations));
  }
}
