package io.github.eksauth.checks.source.kubernetes;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One JSON value that knows where it stands.
///
/// Kubernetes leaves out what is empty, so a value that is missing (or null) reads as empty. One of
/// the wrong type never does: it would make a broken answer look like an absence.
///
/// Trees rather than the client's model classes: those take a second of processor time to get ready
/// for the first pod, which a short-lived process feels.
record Json(String place, JsonNode node) {

  /// The value under this name.
  ///
  /// @throws Malformed when this is neither missing nor an object
  Json at(String name) {
    if (!missing() && !node.isObject()) {
      throw wrong("an object");
    }
    return new Json(place.isEmpty() ? name : place + "." + name, node.path(name));
  }

  boolean missing() {
    return node.isMissingNode() || node.isNull();
  }

  /// The text; empty when missing.
  String text() {
    if (missing()) {
      return "";
    }
    if (!node.isString()) {
      throw wrong("a text");
    }
    return node.stringValue();
  }

  /// The text that every such object has.
  String needed() {
    String text = text();
    if (text.isEmpty()) {
      throw wrong("a text");
    }
    return text;
  }

  boolean flag() {
    if (missing()) {
      return false;
    }
    if (!node.isBoolean()) {
      throw wrong("true or false");
    }
    return node.booleanValue();
  }

  Optional<Long> number() {
    if (missing()) {
      return Optional.empty();
    }
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw wrong("a whole number");
    }
    return Optional.of(node.longValue());
  }

  /// A count such as that of replicas; zero when missing.
  int count() {
    if (!missing() && !node.canConvertToInt()) {
      throw wrong("a whole number");
    }
    return number().orElse(0L).intValue();
  }

  Optional<Instant> time() {
    if (missing()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text()));
    } catch (DateTimeException e) {
      throw wrong("a time");
    }
  }

  List<Json> items() {
    if (missing()) {
      return List.of();
    }
    if (!node.isArray()) {
      throw wrong("a list");
    }
    var items = new ArrayList<Json>();
    for (JsonNode item : node) {
      items.add(new Json(place + "[" + items.size() + "]", item));
    }
    return items;
  }

  List<String> texts() {
    return items().stream().map(Json::text).toList();
  }

  Map<String, Json> fields() {
    if (missing()) {
      return Map.of();
    }
    if (!node.isObject()) {
      throw wrong("an object");
    }
    var fields = new LinkedHashMap<String, Json>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      fields.put(field.getKey(), new Json(place + "." + field.getKey(), field.getValue()));
    }
    return fields;
  }

  Map<String, String> textFields() {
    var texts = new LinkedHashMap<String, String>();
    fields().forEach((name, value) -> texts.put(name, value.text()));
    return texts;
  }

  /// The value itself stays out of the message: it may be a secret.
  private Malformed wrong(String expected) {
    return new Malformed(
        missing()
            ? place + " is missing"
            : (place.isEmpty() ? "it" : place) + " is not " + expected);
  }
}
