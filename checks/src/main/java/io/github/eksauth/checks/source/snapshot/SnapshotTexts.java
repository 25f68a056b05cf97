package io.github.eksauth.checks.source.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The texts of a snapshot, for those who want other words in their place.
public final class SnapshotTexts {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SnapshotTexts() {}

  /// Every text in it, ids of facts included, in their order.
  public static List<String> of(Snapshot snapshot) {
    List<String> texts = new ArrayList<>();
    map(
        snapshot,
        text -> {
          texts.add(text);
          return text;
        });
    return texts;
  }

  /// The same snapshot with every text replaced by what `change` makes of it, ids of facts and
  /// names in maps included. Equal texts must become equal texts.
  ///
  /// @throws SnapshotException when what comes out is no snapshot
  public static Snapshot map(Snapshot snapshot, UnaryOperator<String> change) {
    return SnapshotFile.snapshot("the changed recording", map(SnapshotFile.tree(snapshot), change));
  }

  private static JsonNode map(JsonNode node, UnaryOperator<String> change) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode out = JSON.objectNode();
        object
            .properties()
            .forEach(field -> out.set(change.apply(field.getKey()), map(field.getValue(), change)));
        yield out;
      }
      case ArrayNode array -> {
        ArrayNode out = JSON.arrayNode();
        array.forEach(item -> out.add(map(item, change)));
        yield out;
      }
      default -> node.isString() ? JSON.stringNode(change.apply(node.stringValue())) : node;
    };
  }
}
