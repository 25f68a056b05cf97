package io.github.eksauth.bot.slack.fake;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The methods that write and read messages.
final class MessageMethods {
  private final Workspace workspace;
  private final Installation installation;
  private final Events events;
  private final Faults faults;

  MessageMethods(Workspace workspace, Installation installation, Events events, Faults faults) {
    this.workspace = workspace;
    this.installation = installation;
    this.events = events;
    this.faults = faults;
  }

  ObjectNode post(Arguments arguments) {
    installation.require("chat:write");
    Channel channel = writable(arguments.required("channel"));
    JsonNode blocks = checked(arguments);
    String thread = thread(channel, arguments);
    ObjectNode json = workspace.bots(arguments.text("text"), blocks, thread);
    metadata(arguments).ifPresent(metadata -> json.set("metadata", metadata));
    SlackMessage message = workspace.post(channel, json, unfurls(arguments));
    events.said(channel, message);
    return answer(channel, message);
  }

  ObjectNode update(Arguments arguments) {
    installation.require("chat:write");
    Channel channel = writable(arguments.required("channel"));
    Channel.Stored stored = own(channel, arguments.required("ts"), "cant_update_message");
    JsonNode blocks = checked(arguments);
    if (!blocks.isArray() && Rules.length(arguments.text("text")) > 4000) {
      throw Refusal.of("msg_too_long");
    }
    Optional<JsonNode> metadata = metadata(arguments);
    SlackMessage before = stored.seen();
    SlackMessage after =
        workspace.edit(
            stored,
            json -> {
              if (arguments.has("text")) {
                json.put("text", arguments.text("text"));
              }
              if (blocks.isArray()) {
                json.set("blocks", blocks.deepCopy());
              } else {
                json.remove("blocks");
              }
              metadata.ifPresent(each -> json.set("metadata", each));
            });
    events.changed(channel, before, after);
    return answer(channel, after).put("text", after.text());
  }

  ObjectNode delete(Arguments arguments) {
    installation.require("chat:write");
    Channel channel = writable(arguments.required("channel"));
    Channel.Stored stored = own(channel, arguments.required("ts"), "cant_delete_message");
    SlackMessage before = stored.seen();
    workspace.delete(channel.id(), before.ts());
    events.deleted(channel, before);
    return Json.object().put("ok", true).put("channel", channel.id()).put("ts", before.ts());
  }

  ObjectNode whisper(Arguments arguments) {
    installation.require("chat:write");
    Channel channel = writable(arguments.required("channel"));
    String user = arguments.required("user");
    if (!channel.has(user)) {
      throw Refusal.of("user_not_in_channel");
    }
    JsonNode blocks = checked(arguments);
    String thread = thread(channel, arguments);
    Ephemeral ephemeral =
        workspace.whisper(
            new Ephemeral(
                channel.id(),
                workspace.nextTs(),
                thread,
                user,
                arguments.text("text"),
                blocks.isArray() ? blocks.deepCopy() : Json.array()));
    return Json.object().put("ok", true).put("message_ts", ephemeral.ts());
  }

  ObjectNode replies(Arguments arguments) {
    Channel channel = visible(arguments.required("channel"));
    installation.require(channel.family() + ":history");
    if (!channel.has(Identity.BOT_USER)) {
      throw Refusal.of(
          channel.kind() == Channel.Kind.PUBLIC ? "not_in_channel" : "channel_not_found");
    }
    String ts = arguments.required("ts");
    List<SlackMessage> all = workspace.thread(channel.id(), ts);
    if (all.isEmpty()) {
      throw Refusal.of("thread_not_found");
    }
    int limit = Math.clamp(arguments.number("limit", 1000), 1, 1000);
    int from = arguments.has("cursor") ? arguments.number("cursor", 0) : 0;
    List<SlackMessage> page = all.stream().skip(from).limit(limit).toList();
    boolean more = from + page.size() < all.size();
    ObjectNode answer = Json.object().put("ok", true).put("has_more", more);
    ArrayNode messages = answer.putArray("messages");
    for (SlackMessage message : page) {
      ObjectNode json = (ObjectNode) message.json().deepCopy();
      if (!arguments.flag("include_all_metadata", false)) {
        json.remove("metadata");
      }
      if (message.ts().equals(ts) && all.size() > 1) {
        json.put("thread_ts", ts)
            .put("reply_count", all.size() - 1)
            .put("latest_reply", all.getLast().ts());
      }
      messages.add(json);
    }
    answer
        .putObject("response_metadata")
        .put("next_cursor", more ? String.valueOf(from + page.size()) : "");
    return answer;
  }

  ObjectNode react(Arguments arguments) {
    installation.require("reactions:write");
    Channel channel = writable(arguments.required("channel"));
    Channel.Stored stored =
        workspace
            .stored(channel.id(), arguments.required("timestamp"))
            .orElseThrow(() -> Refusal.of("message_not_found"));
    String name = arguments.required("name");
    JsonNode before = stored.json().path("reactions");
    if (before.valueStream().anyMatch(each -> Json.text(each, "name").equals(name))) {
      throw Refusal.of("already_reacted");
    }
    ArrayNode reactions = stored.json().withArray("reactions");
    ObjectNode reaction = reactions.addObject().put("name", name).put("count", 1);
    reaction.putArray("users").add(Identity.BOT_USER);
    workspace.changed();
    return Json.object().put("ok", true);
  }

  static ObjectNode validate(Arguments arguments) {
    List<String> problems;
    String error;
    if (arguments.has("view")) {
      problems = SlackLimits.viewProblems(arguments.tree("view"));
      error = "invalid_view";
    } else if (arguments.has("message")) {
      problems = SlackLimits.blockProblems(arguments.tree("message"));
      error = "invalid_message";
    } else if (arguments.has("blocks")) {
      ObjectNode message = Json.object();
      message.set("blocks", arguments.tree("blocks"));
      problems = SlackLimits.blockProblems(message);
      error = "invalid_blocks";
    } else {
      throw Refusal.of("invalid_arguments");
    }
    if (!problems.isEmpty()) {
      throw Refusal.validation(error, problems);
    }
    return Json.object().put("ok", true);
  }

  /// A conversation that the app may know of; the id of a user stands for the conversation with
  /// that user.
  private Channel visible(String id) {
    if (id.startsWith("U")) {
      return workspace
          .member(id)
          .map(member -> workspace.dm(member.id()))
          .orElseThrow(() -> Refusal.of("channel_not_found"));
    }
    return workspace.channel(id).orElseThrow(() -> Refusal.of("channel_not_found"));
  }

  private Channel writable(String id) {
    Channel channel = visible(id);
    if (!channel.has(Identity.BOT_USER)
        && !(channel.kind() == Channel.Kind.PUBLIC && installation.may("chat:write.public"))) {
      throw Refusal.of(
          channel.kind() == Channel.Kind.PUBLIC ? "not_in_channel" : "channel_not_found");
    }
    return channel;
  }

  /// The blocks, when Slack would take them; a missing node when there are none.
  private JsonNode checked(Arguments arguments) {
    JsonNode blocks = arguments.tree("blocks");
    boolean empty = !blocks.isArray() || blocks.isEmpty();
    if (empty && arguments.text("text").isBlank() && !arguments.has("attachments")) {
      throw Refusal.of("no_text");
    }
    ObjectNode message = Json.object();
    if (!empty) {
      message.set("blocks", blocks);
    }
    List<String> problems = SlackLimits.blockProblems(message);
    if (problems.stream().anyMatch(each -> each.contains("msg_blocks_too_long"))) {
      throw Refusal.listing("msg_blocks_too_long", problems);
    }
    if (!problems.isEmpty()) {
      throw Refusal.listing("invalid_blocks", problems);
    }
    if (!empty && faults.blocksRefused().isPresent()) {
      throw Refusal.listing(faults.blocksRefused().get(), List.of("/blocks: refused on order"));
    }
    if (!faults.takesTables()) {
      int at = 0;
      for (JsonNode block : blocks) {
        if (Json.text(block, "type").equals("table")) {
          throw Refusal.listing(
              "invalid_blocks", List.of("/blocks/" + at + "/type: unsupported type: table"));
        }
        at++;
      }
    }
    if (!empty && arguments.text("text").isBlank()) {
      workspace.complain("a message with blocks and no text");
    }
    return empty ? Json.missing() : blocks;
  }

  private String thread(Channel channel, Arguments arguments) {
    String thread = arguments.text("thread_ts");
    if (!thread.isEmpty()) {
      SlackMessage root =
          workspace.message(channel.id(), thread).orElseThrow(() -> Refusal.of("thread_not_found"));
      if (!root.thread().isEmpty() && !root.thread().equals(root.ts())) {
        throw Refusal.of("cannot_reply_to_message");
      }
    }
    return thread;
  }

  private Channel.Stored own(Channel channel, String ts, String error) {
    Channel.Stored stored =
        workspace.stored(channel.id(), ts).orElseThrow(() -> Refusal.of("message_not_found"));
    if (!stored.user().equals(Identity.BOT_USER)) {
      throw Refusal.of(error);
    }
    return stored;
  }

  private static Optional<JsonNode> metadata(Arguments arguments) {
    JsonNode metadata = arguments.tree("metadata");
    if (metadata.isMissingNode()) {
      return Optional.empty();
    }
    if (Json.text(metadata, "event_type").isEmpty() || !metadata.path("event_payload").isObject()) {
      throw Refusal.of("invalid_metadata_format");
    }
    return Optional.of(metadata);
  }

  private static boolean unfurls(Arguments arguments) {
    return arguments.flag("unfurl_links", true) || arguments.flag("unfurl_media", true);
  }

  private static ObjectNode answer(Channel channel, SlackMessage message) {
    ObjectNode answer =
        Json.object().put("ok", true).put("channel", channel.id()).put("ts", message.ts());
    answer.set("message", message.json());
    return answer;
  }
}
