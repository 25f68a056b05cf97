package io.github.eksauth.checks.fact;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One node; `providerId` such as `aws:///eu-west-1a/i-0abc`, `notReadyBecause` is empty on a node
/// that is Ready.
public record Node(
    String name,
    @OrEmpty String providerId,
    @OrEmpty boolean ready,
    @OrEmpty String notReadyBecause,
    List<String> taints,
    Map<String, String> labels,
    Optional<Instant> createdAt) {
  public Node {
    taints = List.copyOf(taints);
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  /// The id of the EC2 instance or Fargate pod behind it.
  public String instanceId() {
    return providerId.substring(providerId.lastIndexOf('/') + 1);
  }
}
