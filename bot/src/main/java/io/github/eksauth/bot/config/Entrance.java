package io.github.eksauth.bot.config;

import java.util.Optional;

/// As whom we come to AWS: with the credentials at hand or those of a profile, and then, where a
/// role is named, as that role.
public record Entrance(
    Optional<String> profile,
    Optional<String> roleArn,
    Optional<Secret> externalId,
    String sessionName) {
  /// How AWS's own logs call our sessions, unless somebody says otherwise.
  public static final String SESSION = "eks-auth";

  /// With whatever credentials the environment gives.
  public static final Entrance AT_HAND =
      new Entrance(Optional.empty(), Optional.empty(), Optional.empty(), SESSION);
}
