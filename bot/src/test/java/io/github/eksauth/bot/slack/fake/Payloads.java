package io.github.eksauth.bot.slack.fake;

import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The payloads of interactions and commands
/// (<https://docs.slack.dev/reference/interaction-payloads>).
final class Payloads {
  private final Workspace workspace;
  private final String base;

  /// @param base address of this server, with a slash at its end
  Payloads(Workspace workspace, String base) {
    this.workspace = workspace;
    this.base = base;
  }

  private ObjectNode common(String type, Workspace.Member user) {
    ObjectNode payload =
        Json.object()
            .put("type", type)
            .put("token", Identity.VERIFICATION_TOKEN)
            .put("api_app_id", Identity.APP)
            .putNull("enterprise")
            .put("is_enterprise_install", false);
    payload
        .putObject("user")
        .put("id", user.id())
        .put("username", user.handle())
        .put("name", user.handle())
        .put("team_id", Identity.TEAM);
    payload.putObject("team").put("id", Identity.TEAM).put("domain", Identity.DOMAIN);
    return payload;
  }

  private void channel(ObjectNode payload, Channel channel) {
    payload.putObject("channel").put("id", channel.id()).put("name", channelName(channel));
  }

  private static String channelName(Channel channel) {
    return channel.kind() == Channel.Kind.PRIVATE ? "privategroup" : channel.name();
  }

  private Channel channel(String id) {
    return workspace
        .channel(id)
        .orElseThrow(() -> new IllegalArgumentException("no channel " + id));
  }

  /// Where something was pressed: `container`, and the message or view itself.
  private void place(ObjectNode payload, Workspace.Member user, Shown shown, boolean whole) {
    switch (shown) {
      case SlackMessage message -> {
        ObjectNode container =
            payload
                .putObject("container")
                .put("type", "message")
                .put("message_ts", message.ts())
                .put("channel_id", message.channel())
                .put("is_ephemeral", false);
        if (!message.thread().isEmpty()) {
          container.put("thread_ts", message.thread());
        }
        channel(payload, channel(message.channel()));
        payload.set("message", message.json().deepCopy());
        if (whole) {
          payload.put(
              "response_url",
              workspace.responseUrl(
                  base, message.channel(), message.thread(), user.id(), message.ts(), false));
        }
      }
      case Ephemeral ephemeral -> {
        ObjectNode container =
            payload
                .putObject("container")
                .put("type", "message")
                .put("message_ts", ephemeral.ts())
                .put("channel_id", ephemeral.channel())
                .put("is_ephemeral", true);
        if (!ephemeral.thread().isEmpty()) {
          container.put("thread_ts", ephemeral.thread());
        }
        channel(payload, channel(ephemeral.channel()));
        if (whole) {
          payload.put(
              "response_url",
              workspace.responseUrl(
                  base, ephemeral.channel(), ephemeral.thread(), user.id(), ephemeral.ts(), true));
        }
      }
      case SlackView view -> {
        payload.putObject("container").put("type", "view").put("view_id", view.id());
        payload.set("view", view.json().deepCopy());
      }
    }
  }

  /// @param action what is particular to the kind of element
  ObjectNode blockActions(
      Workspace.Member user, Shown shown, Elements.Found found, ObjectNode action) {
    ObjectNode payload = common("block_actions", user);
    place(payload, user, shown, true);
    payload.put("trigger_id", workspace.trigger(user.id()));
    payload.putObject("state").putObject("values");
    action
        .put("type", found.type())
        .put("action_id", found.actionId())
        .put("block_id", found.blockId())
        .put("action_ts", workspace.nextTs());
    payload.putArray("actions").add(action);
    return payload;
  }

  ObjectNode suggestion(Workspace.Member user, Shown shown, Elements.Found found, String typed) {
    ObjectNode payload = common("block_suggestion", user);
    place(payload, user, shown, false);
    return payload
        .put("action_id", found.actionId())
        .put("block_id", found.blockId())
        .put("value", typed);
  }

  ObjectNode shortcut(Workspace.Member user, String callbackId, SlackMessage message) {
    ObjectNode payload = common("message_action", user);
    payload
        .put("callback_id", callbackId)
        .put("action_ts", workspace.nextTs())
        .put("trigger_id", workspace.trigger(user.id()))
        .put("message_ts", message.ts())
        .put(
            "response_url",
            workspace.responseUrl(
                base, message.channel(), message.thread(), user.id(), message.ts(), false));
    payload.set("message", message.json().deepCopy());
    channel(payload, channel(message.channel()));
    return payload;
  }

  /// @param values the state of the inputs, by block id and action id
  ObjectNode submission(Workspace.Member user, SlackView view, ObjectNode values) {
    ObjectNode payload = common("view_submission", user);
    payload.put("trigger_id", workspace.trigger(user.id()));
    ObjectNode json = (ObjectNode) view.json().deepCopy();
    json.putObject("state").set("values", values);
    payload.set("view", json);
    payload.putArray("response_urls");
    return payload;
  }

  ObjectNode closed(Workspace.Member user, SlackView view) {
    ObjectNode payload = common("view_closed", user);
    payload.set("view", view.json().deepCopy());
    return payload.put("is_cleared", false);
  }

  /// A command; all fields are strings, as in the form that it is.
  ObjectNode command(Workspace.Member user, Channel channel, String command, String text) {
    return Json.object()
        .put("token", Identity.VERIFICATION_TOKEN)
        .put("team_id", Identity.TEAM)
        .put("team_domain", Identity.DOMAIN)
        .put("channel_id", channel.id())
        .put("channel_name", channelName(channel))
        .put("user_id", user.id())
        .put("user_name", user.handle())
        .put("command", command)
        .put("text", text)
        .put("api_app_id", Identity.APP)
        .put("is_enterprise_install", "false")
        .put("response_url", workspace.responseUrl(base, channel.id(), "", user.id(), "", false))
        .put("trigger_id", workspace.trigger(user.id()));
  }

  /// The state of a filled-in modal. A value is found by the block id or the action id of its
  /// input.
  static ObjectNode state(SlackView view, Map<String, String> values) {
    ObjectNode state = Json.object();
    for (Elements.Found found : Elements.all(view.blocks())) {
      if (!Json.text(found.block(), "type").equals("input")) {
        continue;
      }
      String value =
          values.getOrDefault(
              found.blockId(), values.getOrDefault(found.actionId(), initial(found.element())));
      if (value.isEmpty() && !found.block().path("optional").asBoolean(false)) {
        throw new IllegalStateException("Slack asks to fill in " + found.blockId());
      }
      state.putObject(found.blockId()).set(found.actionId(), filled(found, value));
    }
    return state;
  }

  private static String initial(JsonNode element) {
    return element.hasNonNull("initial_value")
        ? Json.text(element, "initial_value")
        : Json.text(element.path("initial_option"), "value");
  }

  private static ObjectNode filled(Elements.Found found, String value) {
    ObjectNode filled = Json.object().put("type", found.type());
    switch (found.type().toLowerCase(Locale.ROOT)) {
      case "static_select", "radio_buttons" -> {
        if (value.isEmpty()) {
          filled.putNull("selected_option");
        } else {
          filled.set("selected_option", Elements.option(Elements.options(found.element()), value));
        }
      }
      case "external_select" -> {
        if (value.isEmpty()) {
          filled.putNull("selected_option");
        } else {
          ObjectNode option = filled.putObject("selected_option").put("value", value);
          option.putObject("text").put("type", "plain_text").put("text", value);
        }
      }
      case "checkboxes" -> {
        var chosen = filled.putArray("selected_options");
        if (!value.isEmpty()) {
          chosen.add(Elements.option(Elements.options(found.element()), value));
        }
      }
      default -> {
        int most = found.element().path("max_length").asInt(3000);
        if (Rules.length(value) > most) {
          throw new IllegalStateException(
              found.blockId() + " takes " + most + " characters, not " + Rules.length(value));
        }
        if (value.isEmpty()) {
          filled.putNull("value");
        } else {
          filled.put("value", value);
        }
      }
    }
    return filled;
  }
}
