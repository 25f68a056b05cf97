package io.github.eksauth.checks.source.kubernetes;

import io.github.eksauth.checks.fact.DaemonSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A DaemonSet, and what finds its pods.
record Agent(String namespace, String name, int desired, int ready, Map<String, String> podLabels) {
  Agent {
    podLabels = Map.copyOf(podLabels);
  }

  static Agent of(Json daemonSet) {
    Json metadata = daemonSet.at("metadata");
    Json status = daemonSet.at("status");
    return new Agent(
        metadata.at("namespace").needed(),
        metadata.at("name").needed(),
        status.at("desiredNumberScheduled").count(),
        status.at("numberReady").count(),
        daemonSet.at("spec").at("selector").at("matchLabels").textFields());
  }

  String selector() {
    return Call.labels(podLabels);
  }

  /// Where this pod is ready; empty when it is not, or belongs to something else.
  Optional<String> readyNode(Json pod) {
    boolean mine =
        pod.at("metadata").at("ownerReferences").items().stream()
            .anyMatch(owner ->
                owner.at("kind").text().equals("DaemonSet")
                    && owner.at("name").text().equals(name));
    boolean isReady =
        pod.at("status").at("conditions").items().stream()
            .anyMatch(condition ->
                condition.at("type").text().equals("Ready")
                    && condition.at("status").text().equals("True"));
    return Optional.of(pod.at("spec").at("nodeName").text())
        .filter(node -> mine && isReady && !node.isEmpty());
  }

  DaemonSet readyOn(List<String> nodes) {
    return new DaemonSet(namespace, name, desired, ready, nodes);
  }
}
