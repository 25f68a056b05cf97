package io.github.eksauth.bot.slack.fake;

import tools.jackson.databind.JsonNode;

/// A message that one user sees until the window is closed.
///
/// @param thread ts of the thread it is shown in, empty when in none
/// @param user id of who sees it
public record Ephemeral(
    String channel, String ts, String thread, String user, String text, JsonNode blocks)
    implements Shown {}
