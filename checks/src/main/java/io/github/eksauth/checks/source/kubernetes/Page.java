package io.github.eksauth.checks.source.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// One page of a list: what was made of its objects, how many it had, and where the next one
/// starts.
///
/// @param next empty on the last page
/// @param remaining how many more there are, as far as the API server tells
/// @param expired whether the API server has forgotten where this page starts
record Page<T>(List<T> made, int objects, String next, long remaining, boolean expired) {
  Page {
    made = List.copyOf(made);
  }

  static <T> Page<T> gone() {
    return new Page<>(List.of(), 0, "", 0, true);
  }

  /// Reads object by object, so that never more than one of them is in memory as a tree.
  ///
  /// @throws Malformed when it is not a page of such a list
  static <T> Page<T> read(
      JsonMapper mapper, byte[] body, String kind, Function<Json, Optional<T>> maker) {
    var made = new ArrayList<T>();
    int objects = -1;
    String found = "";
    Json metadata = new Json("metadata", JsonNodeFactory.instance.missingNode());
    try (JsonParser in = mapper.createParser(body)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new Malformed("it is not an object");
      }
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = in.currentName();
        in.nextToken();
        switch (name) {
          case "kind" -> found = new Json("kind", tree(in)).text();
          case "metadata" -> metadata = new Json("metadata", tree(in));
          case "items" -> objects = items(in, maker, made);
          default -> in.skipChildren();
        }
      }
      if (in.nextToken() != null) {
        throw new Malformed("something follows its end");
      }
    } catch (JacksonException e) {
      throw new Malformed("it is not JSON");
    }
    if (!found.equals(kind)) {
      throw new Malformed("kind is not " + kind);
    }
    if (objects < 0) {
      throw new Malformed("items is missing");
    }
    return new Page<>(
        made,
        objects,
        metadata.at("continue").text(),
        metadata.at("remainingItemCount").number().orElse(0L),
        false);
  }

  /// Go writes an empty list as null now and then.
  private static <T> int items(JsonParser in, Function<Json, Optional<T>> maker, List<T> made) {
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      return 0;
    }
    if (in.currentToken() != JsonToken.START_ARRAY) {
      throw new Malformed("items is not a list");
    }
    int count = 0;
    while (in.nextToken() != JsonToken.END_ARRAY) {
      maker.apply(new Json("items[" + count++ + "]", tree(in))).ifPresent(made::add);
    }
    return count;
  }

  private static JsonNode tree(JsonParser in) {
    JsonNode tree = in.readValueAsTree();
    return tree;
  }
}
