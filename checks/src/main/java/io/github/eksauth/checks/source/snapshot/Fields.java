package io.github.eksauth.checks.source.snapshot;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// One JSON object that knows where it stands, so that a wrong type is reported with its place.
///
/// A field of the wrong type is always an error. A missing one is, unless it is asked for with a
/// default.
record Fields(String place, JsonNode node) {
  /// @throws SnapshotException when the node is not an object
  static Fields of(String place, JsonNode node) {
    if (!node.isObject()) {
      throw wrong(place, node, "an object");
    }
    return new Fields(place, node);
  }

  boolean has(String name) {
    return node.has(name);
  }

  JsonNode raw(String name) {
    return node.path(name);
  }

  String text(String name) {
    return text(place(name), node.path(name));
  }

  String textOr(String name, String otherwise) {
    return missing(name) ? otherwise : text(name);
  }

  int number(String name) {
    return missing(name) ? 0 : (int) number(place(name), node.path(name), Integer.MAX_VALUE);
  }

  boolean flag(String name) {
    return !missing(name) && flag(place(name), node.path(name));
  }

  List<String> texts(String name) {
    return missing(name) ? List.of() : texts(place(name), node.path(name));
  }

  static boolean flag(String place, JsonNode node) {
    if (!node.isBoolean()) {
      throw wrong(place, node, "true or false");
    }
    return node.booleanValue();
  }

  /// A whole number up to `most` either way.
  static long number(String place, JsonNode node, long most) {
    if (!node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.longValue() > most
        || node.longValue() < -most) {
      throw wrong(place, node, "a whole number");
    }
    return node.longValue();
  }

  static List<String> texts(String place, JsonNode node) {
    var texts = new ArrayList<String>();
    items(place, node, (where, item) -> texts.add(text(where, item)));
    return texts;
  }

  static <T> List<T> list(String place, JsonNode node, Reader<T> reader) {
    var list = new ArrayList<T>();
    items(place, node, (where, item) -> list.add(reader.read(where, item)));
    return list;
  }

  interface Reader<T> {
    T read(String place, JsonNode node);
  }

  static Instant instant(String place, JsonNode node) {
    try {
      return Instant.parse(text(place, node));
    } catch (DateTimeException e) {
      throw wrong(place, node, "a time such as \"2026-11-20T09:30:00Z\"");
    }
  }

  /// One of the constants of an enum.
  static Object choice(String place, JsonNode node, Object[] all) {
    String text = text(place, node);
    for (Object one : all) {
      if (((Enum<?>) one).name().equals(text)) {
        return one;
      }
    }
    throw wrong(place, node, "one of " + Arrays.asList(all));
  }

  /// Reads a part by other rules than ours, and tells its complaint with its place.
  static <T> T part(String place, JsonNode node, Function<JsonNode, T> reader) {
    try {
      return reader.apply(node);
    } catch (IllegalArgumentException e) {
      throw new SnapshotException(place + ": " + e.getMessage());
    }
  }

  static SnapshotException wrong(String place, JsonNode node, String expected) {
    String found;
    if (node.isMissingNode()) {
      return new SnapshotException(place + " is missing; expected " + expected);
    } else if (node.isObject()) {
      found = "an object";
    } else if (node.isArray()) {
      found = "a list";
    } else {
      found = node.toString();
      found = found.length() > 40 ? found.substring(0, 40) + "…" : found;
    }
    return new SnapshotException(place + " is " + found + "; expected " + expected);
  }

  static String text(String place, JsonNode node) {
    if (!node.isString()) {
      throw wrong(place, node, "a text");
    }
    return node.stringValue();
  }

  private static void items(String place, JsonNode node, BiConsumer<String, JsonNode> each) {
    if (!node.isArray()) {
      throw wrong(place, node, "a list");
    }
    int index = 0;
    for (JsonNode item : node) {
      each.accept(place + "[" + index++ + "]", item);
    }
  }

  boolean missing(String name) {
    JsonNode value = node.path(name);
    return value.isMissingNode() || value.isNull();
  }

  String place(String name) {
    return place + "." + name;
  }
}
