package io.github.eksauth.bot.slack.fake;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What an app says by a response url, or together with its acknowledgement of a command
/// (<https://docs.slack.dev/interactivity/handling-user-interaction#message_responses>).
final class Responses {
  private final Workspace workspace;
  private final Events events;

  Responses(Workspace workspace, Events events) {
    this.workspace = workspace;
    this.events = events;
  }

  ObjectNode use(String id, JsonNode given) {
    Workspace.ResponseUrl url = workspace.use(id);
    if (!given.isObject()) {
      throw Refusal.of("invalid_payload");
    }
    return say(url, given);
  }

  ObjectNode say(Workspace.ResponseUrl url, JsonNode given) {
    Optional<Channel.Stored> original = workspace.stored(url.channel(), url.message());
    Channel channel =
        workspace.channel(url.channel()).orElseThrow(() -> Refusal.of("channel_not_found"));
    if (given.path("delete_original").asBoolean(false)) {
      if (url.ephemeral()) {
        workspace.replace(url.message(), Optional.empty());
      } else {
        original.ifPresent(stored -> workspace.delete(url.channel(), stored.ts()));
      }
      return Json.object().put("ok", true);
    }
    JsonNode blocks = checked(given);
    String text = Json.text(given, "text");
    if (given.path("replace_original").asBoolean(false) && url.ephemeral()) {
      workspace.replace(url.message(), Optional.of(ephemeral(url, given, blocks)));
    } else if (given.path("replace_original").asBoolean(false) && original.isPresent()) {
      SlackMessage before = original.get().seen();
      SlackMessage after =
          workspace.edit(
              original.get(),
              json -> {
                json.put("text", text);
                if (blocks.isArray()) {
                  json.set("blocks", blocks.deepCopy());
                } else {
                  json.remove("blocks");
                }
              });
      events.changed(channel, before, after);
    } else if (Json.text(given, "response_type").equals("in_channel")) {
      String thread = Json.text(given, "thread_ts");
      boolean unfurls =
          given.path("unfurl_links").asBoolean(true) || given.path("unfurl_media").asBoolean(true);
      events.said(channel, workspace.post(channel, workspace.bots(text, blocks, thread), unfurls));
    } else {
      workspace.whisper(ephemeral(url, given, blocks));
    }
    return Json.object().put("ok", true);
  }

  private Ephemeral ephemeral(Workspace.ResponseUrl url, JsonNode given, JsonNode blocks) {
    String thread = Json.text(given, "thread_ts");
    return new Ephemeral(
        url.channel(),
        workspace.nextTs(),
        thread.isEmpty() ? url.thread() : thread,
        url.user(),
        Json.text(given, "text"),
        blocks.isArray() ? blocks.deepCopy() : Json.array());
  }

  private JsonNode checked(JsonNode given) {
    JsonNode blocks = given.path("blocks");
    boolean empty = !blocks.isArray() || blocks.isEmpty();
    if (empty && Json.text(given, "text").isBlank()) {
      throw Refusal.of("no_text");
    }
    if (empty) {
      return Json.missing();
    }
    List<String> problems = SlackLimits.blockProblems(given);
    if (!problems.isEmpty()) {
      throw Refusal.listing("invalid_blocks", problems);
    }
    if (Json.text(given, "text").isBlank()) {
      workspace.complain("a response with blocks and no text");
    }
    return blocks;
  }
}
