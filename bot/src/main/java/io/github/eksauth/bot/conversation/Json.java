package io.github.eksauth.bot.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON objects of one line each, and their fields.
///
/// Everything beyond ASCII is escaped: so half a surrogate pair, which UTF-8 cannot hold, comes
/// back as it was.
final class Json {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private Json() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /// The object as a line, with its line break.
  static String line(ObjectNode object) {
    return text(object) + "\n";
  }

  static String text(JsonNode node) {
    return JSON.writeValueAsString(node);
  }

  /// @throws tools.jackson.core.JacksonException when it is not JSON
  static JsonNode read(String line) {
    return JSON.readTree(line);
  }

  static <T> ArrayNode array(List<T> items, Function<T, JsonNode> write) {
    ArrayNode array = JSON.createArrayNode();
    items.forEach(item -> array.add(write.apply(item)));
    return array;
  }

  static ArrayNode texts(List<String> texts) {
    ArrayNode array = JSON.createArrayNode();
    texts.forEach(array::add);
    return array;
  }

  static void put(ObjectNode node, String name, Optional<String> text) {
    text.ifPresent(it -> node.put(name, it));
  }

  static void put(ObjectNode node, String name, Instant at) {
    node.put(name, at.toString());
  }

  static JsonNode part(JsonNode node, String name) {
    JsonNode part = node.path(name);
    if (!part.isObject()) {
      throw wrong(name, "an object");
    }
    return part;
  }

  static String text(JsonNode node, String name) {
    return text(name, node.path(name));
  }

  private static String text(String name, JsonNode node) {
    if (!node.isString()) {
      throw wrong(name, "a text");
    }
    return node.stringValue();
  }

  static Optional<String> maybe(JsonNode node, String name) {
    return node.has(name) ? Optional.of(text(node, name)) : Optional.empty();
  }

  static long number(JsonNode node, String name) {
    JsonNode number = node.path(name);
    if (!number.isIntegralNumber() || !number.canConvertToLong()) {
      throw wrong(name, "a whole number");
    }
    return number.longValue();
  }

  static int count(JsonNode node, String name) {
    return Math.toIntExact(number(node, name));
  }

  static boolean flag(JsonNode node, String name) {
    JsonNode flag = node.path(name);
    if (!flag.isBoolean()) {
      throw wrong(name, "true or false");
    }
    return flag.booleanValue();
  }

  static Instant time(JsonNode node, String name) {
    return Instant.parse(text(node, name));
  }

  static <T> List<T> list(JsonNode node, String name, Function<JsonNode, T> read) {
    JsonNode array = node.path(name);
    if (!array.isArray()) {
      throw wrong(name, "a list");
    }
    List<T> items = new ArrayList<>();
    array.forEach(item -> items.add(read.apply(item)));
    return items;
  }

  static List<String> texts(JsonNode node, String name) {
    return list(node, name, item -> text(name, item));
  }

  private static IllegalArgumentException wrong(String name, String wanted) {
    return new IllegalArgumentException("`" + name + "` is not " + wanted);
  }
}
