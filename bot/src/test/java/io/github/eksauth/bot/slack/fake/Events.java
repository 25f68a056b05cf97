package io.github.eksauth.bot.slack.fake;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Tells the app what happened, as far as it subscribed to it and may read it
/// (<https://docs.slack.dev/reference/events>).
final class Events {
  private final Workspace workspace;
  private final Installation installation;
  private final Courier courier;

  Events(Workspace workspace, Installation installation, Courier courier) {
    this.workspace = workspace;
    this.installation = installation;
    this.courier = courier;
  }

  /// Somebody wrote a message, the app itself included. One that mentions the app is told twice
  /// when the app also reads the channel, with different event ids.
  void said(Channel channel, SlackMessage message) {
    if (!channel.has(Identity.BOT_USER)) {
      return;
    }
    boolean mention = message.text().contains("<@" + Identity.BOT_USER + ">") && !message.byBot();
    if (mention && channel.kind() != Channel.Kind.DM && hears("app_mention", "app_mentions:read")) {
      ObjectNode event = inChannel(channel, message);
      event.put("type", "app_mention");
      event.remove("subtype");
      event.remove("channel_type");
      emit(event);
    }
    if (reads(channel)) {
      emit(inChannel(channel, message));
    }
  }

  void changed(Channel channel, SlackMessage before, SlackMessage after) {
    if (reads(channel) && channel.has(Identity.BOT_USER)) {
      ObjectNode event = hidden(channel, "message_changed");
      event.set("message", after.json().deepCopy());
      event.set("previous_message", before.json().deepCopy());
      emit(event);
    }
  }

  void deleted(Channel channel, SlackMessage before) {
    if (reads(channel) && channel.has(Identity.BOT_USER)) {
      ObjectNode event = hidden(channel, "message_deleted").put("deleted_ts", before.ts());
      event.set("previous_message", before.json().deepCopy());
      emit(event);
    }
  }

  void homeOpened(String user, String tab) {
    if (!installation.hears("app_home_opened")) {
      return;
    }
    ObjectNode event =
        Json.object()
            .put("type", "app_home_opened")
            .put("user", user)
            .put("channel", workspace.dm(user).id())
            .put("tab", tab)
            .put("event_ts", workspace.nextTs());
    workspace.home(user).ifPresent(home -> event.set("view", home.json().deepCopy()));
    emit(event);
  }

  /// Delivers any event as it is.
  void emit(JsonNode event) {
    String id = workspace.nextId("Ev");
    var _ = courier.take(new Delivery(Delivery.Kind.EVENT, id, callback(id, event), false));
  }

  /// What is sent for an event (<https://docs.slack.dev/apis/events-api/#callback-field>).
  static ObjectNode callback(String id, JsonNode event) {
    ObjectNode callback =
        Json.object()
            .put("token", Identity.VERIFICATION_TOKEN)
            .put("team_id", Identity.TEAM)
            .put("context_team_id", Identity.TEAM)
            .putNull("context_enterprise_id")
            .put("api_app_id", Identity.APP)
            .put("type", "event_callback")
            .put("event_id", id)
            .put("event_time", System.currentTimeMillis() / 1000)
            .put("is_ext_shared_channel", false)
            .put("event_context", "4-" + id);
    callback.set("event", event);
    callback
        .putArray("authorizations")
        .addObject()
        .putNull("enterprise_id")
        .put("team_id", Identity.TEAM)
        .put("user_id", Identity.BOT_USER)
        .put("is_bot", true)
        .put("is_enterprise_install", false);
    return callback;
  }

  static ObjectNode inChannel(Channel channel, SlackMessage message) {
    ObjectNode event = (ObjectNode) message.json().deepCopy();
    return event
        .put("channel", channel.id())
        .put("channel_type", channel.type())
        .put("event_ts", message.ts());
  }

  private ObjectNode hidden(Channel channel, String subtype) {
    String ts = workspace.nextTs();
    return Json.object()
        .put("type", "message")
        .put("subtype", subtype)
        .put("hidden", true)
        .put("channel", channel.id())
        .put("channel_type", channel.type())
        .put("ts", ts)
        .put("event_ts", ts);
  }

  private boolean reads(Channel channel) {
    return hears("message." + channel.family(), channel.family() + ":history");
  }

  private boolean hears(String event, String scope) {
    return installation.hears(event) && installation.may(scope);
  }
}
