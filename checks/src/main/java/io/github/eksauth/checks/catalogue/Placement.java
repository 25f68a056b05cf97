package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Node;
import io.github.eksauth.checks.fact.Pod;
import java.util.List;

/// What kind of machine a pod runs on, as far as Pod Identity cares (fact 57).
enum Placement {
  NOT_SCHEDULED,
  FARGATE,
  WINDOWS,
  /// A node of Auto Mode, with the agent built in.
  AUTO_MODE,
  /// A hybrid node, with an agent of its own kind.
  HYBRID,
  LINUX;

  private static final String COMPUTE_TYPE = "eks.amazonaws.com/compute-type";
  private static final String OS = "kubernetes.io/os";

  static Fact<Placement> of(Facts facts, Pod pod) {
    if (pod.schedulerName().equals("fargate-scheduler") || pod.nodeName().startsWith("fargate-")) {
      return Fact.known(FARGATE);
    }
    if (pod.nodeName().isEmpty()) {
      return Fact.known(NOT_SCHEDULED);
    }
    return facts.get(new FactKey.Nodes()).then(nodes -> of(pod.nodeName(), nodes));
  }

  private static Fact<Placement> of(String name, List<Node> nodes) {
    return nodes.stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .map(node -> Fact.known(of(node)))
        .orElseGet(() -> Fact.unseen("node " + name + " is not among the nodes"));
  }

  private static Placement of(Node node) {
    if (node.labels().getOrDefault(OS, "").equals("windows")) {
      return WINDOWS;
    }
    return switch (node.labels().getOrDefault(COMPUTE_TYPE, "")) {
      case "fargate" -> FARGATE;
      case "auto" -> AUTO_MODE;
      case "hybrid" -> HYBRID;
      default -> LINUX;
    };
  }
}
