package io.github.eksauth.checks.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One access entry. `type` stays a text, because EKS adds types (fact 26).
public record AccessEntry(
    String principalArn,
    String type,
    @OrEmpty String username,
    List<String> kubernetesGroups,
    Optional<Instant> createdAt,
    Optional<Instant> modifiedAt) {
  public AccessEntry {
    kubernetesGroups = List.copyOf(kubernetesGroups);
  }
}
