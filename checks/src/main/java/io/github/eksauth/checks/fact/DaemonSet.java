package io.github.eksauth.checks.fact;

import java.util.List;

/// A DaemonSet and the nodes on which its pod is ready.
public record DaemonSet(
    String namespace, String name, @OrEmpty int desired, @OrEmpty int ready, List<String> readyOn) {
  public DaemonSet {
    readyOn = List.copyOf(readyOn);
  }
}
