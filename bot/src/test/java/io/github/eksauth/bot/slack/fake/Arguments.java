package io.github.eksauth.bot.slack.fake;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The arguments of a call, whether they came as a form or as JSON.
record Arguments(ObjectNode json) {
  /// What is JSON within a form.
  private static final Set<String> TREES =
      Set.of("blocks", "attachments", "metadata", "view", "files", "message");

  static Arguments read(String contentType, String body, String query) {
    if (contentType.startsWith("application/json")) {
      return new Arguments(
          Json.parse(body)
              .filter(JsonNode::isObject)
              .map(ObjectNode.class::cast)
              .orElseThrow(() -> Refusal.of("invalid_json")));
    }
    ObjectNode json = form(body);
    json.setAll(form(query));
    return new Arguments(json);
  }

  private static ObjectNode form(String text) {
    ObjectNode json = Json.object();
    for (String pair : List.of(text.split("&", -1))) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String name = decode(pair.substring(0, equals));
        String value = decode(pair.substring(equals + 1));
        if (TREES.contains(name)) {
          json.set(
              name,
              Json.parse(value)
                  .orElseThrow(() ->
                      Refusal.of(
                          name.equals("blocks") ? "invalid_blocks_format" : "invalid_arguments")));
        } else {
          json.put(name, value);
        }
      }
    }
    return json;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  boolean has(String name) {
    return json.hasNonNull(name);
  }

  /// Empty when it is not there.
  String text(String name) {
    return json.path(name).asString("");
  }

  String required(String name) {
    if (text(name).isEmpty()) {
      throw Refusal.listing("invalid_arguments", List.of("/" + name + ": missing required field"));
    }
    return text(name);
  }

  /// A part that is JSON itself; clients may send it as a string within JSON, too.
  JsonNode tree(String name) {
    JsonNode node = json.path(name);
    if (node.isString()) {
      return Json.parse(node.stringValue())
          .orElseThrow(() ->
              Refusal.of(name.equals("blocks") ? "invalid_blocks_format" : "invalid_arguments"));
    }
    return node.isNull() ? Json.missing() : node;
  }

  boolean flag(String name, boolean otherwise) {
    JsonNode node = json.path(name);
    return (node.isMissingNode() || node.isNull())
        ? otherwise
        : Set.of("true", "1").contains(node.asString("false"));
  }

  int number(String name, int otherwise) {
    return json.path(name).asInt(otherwise);
  }
}
