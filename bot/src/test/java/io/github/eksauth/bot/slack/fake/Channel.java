package io.github.eksauth.bot.slack.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// A conversation and what was said in it. Guarded by the workspace it is in.
final class Channel {
  enum Kind {
    PUBLIC,
    PRIVATE,
    DM
  }

  /// A message that can still change.
  static final class Stored {
    private final String channel;
    private final ObjectNode json;
    private final boolean unfurls;
    private int edits;

    Stored(String channel, ObjectNode json, boolean unfurls) {
      this.channel = channel;
      this.json = json;
      this.unfurls = unfurls;
    }

    ObjectNode json() {
      return json;
    }

    String ts() {
      return Json.text(json, "ts");
    }

    String user() {
      return Json.text(json, "user");
    }

    void edited() {
      edits++;
    }

    SlackMessage seen() {
      ObjectNode copy = json.deepCopy();
      return new SlackMessage(
          channel,
          ts(),
          Json.text(json, "thread_ts"),
          user(),
          Json.text(json, "text"),
          copy.has("blocks") ? copy.path("blocks") : Json.array(),
          edits,
          unfurls,
          copy);
    }
  }

  private final String id;
  private final String name;
  private final Kind kind;
  private final Set<String> members = new LinkedHashSet<>();
  private final SequencedMap<String, Stored> messages = new LinkedHashMap<>();
  private final Map<String, List<String>> replies = new HashMap<>();

  Channel(String id, String name, Kind kind) {
    this.id = id;
    this.name = name;
    this.kind = kind;
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  Kind kind() {
    return kind;
  }

  Set<String> members() {
    return members;
  }

  boolean has(String user) {
    return members.contains(user);
  }

  /// The word that events have for this kind of conversation.
  String type() {
    return switch (kind) {
      case PUBLIC -> "channel";
      case PRIVATE -> "group";
      case DM -> "im";
    };
  }

  /// The scope and the event that let the app read here: `channels`, `groups` or `im`.
  String family() {
    return switch (kind) {
      case PUBLIC -> "channels";
      case PRIVATE -> "groups";
      case DM -> "im";
    };
  }

  void add(Stored message) {
    messages.put(message.ts(), message);
    String thread = Json.text(message.json(), "thread_ts");
    if (!thread.isEmpty()) {
      replies.computeIfAbsent(thread, key -> new ArrayList<>()).add(message.ts());
    }
  }

  Optional<Stored> find(String ts) {
    return Optional.ofNullable(messages.get(ts));
  }

  void remove(String ts) {
    messages.remove(ts);
    replies.values().forEach(each -> each.remove(ts));
  }

  List<Stored> all() {
    return List.copyOf(messages.values());
  }

  /// The root and its replies that are still there.
  List<Stored> thread(String ts) {
    var thread = new ArrayList<Stored>();
    find(ts).ifPresent(thread::add);
    replies.getOrDefault(ts, List.of()).forEach(each -> find(each).ifPresent(thread::add));
    return thread;
  }
}
