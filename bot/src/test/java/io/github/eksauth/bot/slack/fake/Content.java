package io.github.eksauth.bot.slack.fake;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/// How much text blocks show.
final class Content {
  /// What is not shown.
  private static final Set<String> UNSHOWN =
      Set.of("type", "block_id", "action_id", "value", "url", "style", "task_id", "image_url");

  private Content() {}

  static int length(JsonNode node) {
    if (node.isString()) {
      return Rules.length(node.stringValue());
    }
    int length = 0;
    if (node.isObject()) {
      for (var property : node.properties()) {
        if (!UNSHOWN.contains(property.getKey())) {
          length += length(property.getValue());
        }
      }
    } else {
      for (JsonNode each : node) {
        length += length(each);
      }
    }
    return length;
  }
}
