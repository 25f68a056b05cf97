package io.github.eksauth.bot.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A cluster that somebody wrote down.
///
/// @param account the account it is in, when it is said or follows from the role
/// @param aliases what people call it
/// @param kubeconfig where the way to its API server stands, when EKS and our AWS identity are not
///   it
/// @param context the context in there; the current one when empty
public record KnownCluster(
    String name,
    String region,
    Optional<String> account,
    Entrance entrance,
    List<String> aliases,
    Optional<Path> kubeconfig,
    Optional<String> context) {
  public KnownCluster {
    aliases = List.copyOf(aliases);
  }

  /// Whether somebody means it by this word.
  public boolean isCalled(String word) {
    return name.equals(word) || aliases.contains(word);
  }
}
