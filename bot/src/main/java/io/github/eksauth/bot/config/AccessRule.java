package io.github.eksauth.bot.config;

import java.util.List;

/// Who may ask about which clusters: any of the users or members of the groups, in any of the
/// channels. What names nobody or no channel does not limit it.
///
/// @param clusters names, aliases or ARNs, with `*` for any run of characters; at least one
/// @param channels ids of channels
/// @param users ids of users
/// @param groups ids of user groups
public record AccessRule(
    List<String> clusters, List<String> channels, List<String> users, List<String> groups) {
  public AccessRule {
    clusters = List.copyOf(clusters);
    channels = List.copyOf(channels);
    users = List.copyOf(users);
    groups = List.copyOf(groups);
  }
}
