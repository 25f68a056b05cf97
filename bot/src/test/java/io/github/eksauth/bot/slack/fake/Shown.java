package io.github.eksauth.bot.slack.fake;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Something that a user sees, with blocks to press and read.
public sealed interface Shown permits SlackMessage, Ephemeral, SlackView {
  /// The blocks as they were sent, each with a block id; an empty array when there are none.
  JsonNode blocks();

  /// All texts of the blocks, one a line, in reading order.
  default String shown() {
    var texts = new ArrayList<String>();
    collect(blocks(), texts);
    return String.join("\n", texts);
  }

  /// The action ids of what can be pressed or chosen, in order.
  default List<String> actions() {
    return blocks().findValues("action_id").stream().map(each -> each.asString("")).toList();
  }

  private static void collect(JsonNode node, List<String> texts) {
    if (node.isObject()) {
      for (String name : List.of("text", "alt_text", "title", "description")) {
        if (node.path(name).isString()) {
          texts.add(node.path(name).stringValue());
        }
      }
    }
    for (JsonNode each : node) {
      collect(each, texts);
    }
  }
}
