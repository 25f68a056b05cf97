package io.github.eksauth.bot.slack.transport;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What Slack sends, as short as it can be.
public final class Payloads {
  private Payloads() {}

  public static String event(String eventId, ObjectNode event) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "event_callback")
            .put("team_id", "T1")
            .put("event_id", eventId);
    body.set("event", event);
    return body.toString();
  }

  public static ObjectNode message(String type, String user, String text) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", type)
        .put("user", user)
        .put("text", text)
        .put("channel", "C0123ABCD")
        .put("channel_type", "channel")
        .put("ts", "100.1");
  }

  public static String mention(String eventId, String text) {
    return event(eventId, message("app_mention", "U0123ABCD", text));
  }

  public static String action(String actionId) {
    return """
    {"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1","team_id":"T1"},"trigger_id":"t1",\
    "actions":[{"type":"button","action_id":"%s","block_id":"b","value":"a1"}]}\
    """
        .formatted(actionId);
  }
}
