package io.github.eksauth.bot.config;

import java.time.Duration;
import java.util.Optional;

/// A branch of a Git repository whose entries answer in place of those that came with the program.
///
/// @param repository what to clone: an address with https or file, or a path
/// @param branch its branch
/// @param path the folder of entries in it
/// @param poll how often to look
/// @param reportTo id of the channel that is told of what happens to it
/// @param token what to log in to the repository with
/// @param webhookSecret what GitHub or GitLab sign with when they tell of a push
public record FollowConfig(
    String repository,
    String branch,
    String path,
    Duration poll,
    Optional<String> reportTo,
    Optional<Secret> token,
    Optional<Secret> webhookSecret) {
  public static final String USUAL_PATH = "knowledge/entries";
  public static final Duration USUAL_POLL = Duration.ofSeconds(60);
}
