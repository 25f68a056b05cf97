package io.github.eksauth.bot.slack.blocks;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The objects that blocks are made of.
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  static ObjectNode object(String type) {
    return MAPPER.createObjectNode().put("type", type);
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array(List<ObjectNode> nodes) {
    ArrayNode array = MAPPER.createArrayNode();
    nodes.forEach(array::add);
    return array;
  }

  static String write(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  static String pretty(JsonNode node) {
    return PRETTY.writeValueAsString(node);
  }

  /// A text that Slack shows as it is: no emoji codes, no markup.
  static ObjectNode plain(String text, int most) {
    return object("plain_text").put("text", SafeText.line(text, most)).put("emoji", false);
  }

  /// What somebody can choose.
  static ObjectNode option(String text, String value) {
    ObjectNode option = object();
    option.set("text", plain(text, Limits.OPTION_TEXT));
    return option.put("value", value);
  }

  /// How much of Slack's undocumented total a node takes: all its values, since the total seems to
  /// count more than what is shown (<https://github.com/slackapi/bolt-js/issues/2867>).
  static int weight(JsonNode node) {
    if (node.isContainer()) {
      int weight = 0;
      for (JsonNode each : node) {
        weight += weight(each);
      }
      return weight;
    }
    return node.asString().length();
  }
}
