package io.github.eksauth.bot.slack.fake;

import tools.jackson.databind.JsonNode;

/// A message as it stands at one moment.
///
/// @param channel id of the conversation
/// @param thread ts of the message it replies to, empty when it is no reply
/// @param user id of who wrote it
/// @param text the plain text, in mrkdwn
/// @param edits how often it was changed
/// @param unfurls whether links in it may be shown as previews: anything but both flags set to
///   false
/// @param json the message as the Web API gives it
public record SlackMessage(
    String channel,
    String ts,
    String thread,
    String user,
    String text,
    JsonNode blocks,
    int edits,
    boolean unfurls,
    JsonNode json)
    implements Shown {

  /// Whether the app under test wrote it.
  public boolean byBot() {
    return user.equals(Identity.BOT_USER);
  }

  /// What the app attached for itself (`event_type`, `event_payload`); a missing node when nothing.
  public JsonNode metadata() {
    return json.path("metadata");
  }

  /// The ts of the thread it is in: of its root, or its own when it is none.
  public String root() {
    return thread.isEmpty() ? ts : thread;
  }
}
