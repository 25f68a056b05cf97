package io.github.eksauth.bot.slack.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Finds what can be pressed, chosen and filled in.
final class Elements {
  /// An element and the block that it is in.
  record Found(JsonNode block, JsonNode element) {
    String blockId() {
      return Json.text(block, "block_id");
    }

    String type() {
      return Json.text(element, "type");
    }

    String actionId() {
      return Json.text(element, "action_id");
    }
  }

  private Elements() {}

  static List<Found> all(JsonNode blocks) {
    var found = new ArrayList<Found>();
    for (JsonNode block : blocks) {
      Stream.concat(
              Stream.of(block.path("accessory"), block.path("element")),
              block.path("elements").valueStream())
          .filter(JsonNode::isObject)
          .forEach(each -> found.add(new Found(block, each)));
    }
    return found;
  }

  /// The one element that it can be; an exception that says what there is when there is none, or
  /// more than one.
  static Found one(Shown shown, String what, Predicate<Found> wanted) {
    List<Found> fitting = all(shown.blocks()).stream().filter(wanted).toList();
    if (fitting.size() != 1) {
      String there =
          String.join(
              ", ",
              all(shown.blocks()).stream()
                  .filter(each -> !each.actionId().isEmpty())
                  .map(each -> each.type() + " " + each.actionId() + values(each))
                  .toList());
      throw new IllegalStateException(
          (fitting.isEmpty() ? "no " : "more than one ") + what + "; there is: " + there);
    }
    return fitting.getFirst();
  }

  private static String values(Found found) {
    List<String> values =
        found.element().findValues("value").stream().map(each -> each.asString("")).toList();
    return values.isEmpty() ? "" : " " + values;
  }

  /// The options of a menu, those in groups too.
  static List<JsonNode> options(JsonNode menu) {
    return Stream.concat(
            menu.path("options").valueStream(),
            menu.path("option_groups")
                .valueStream()
                .flatMap(group -> group.path("options").valueStream()))
        .toList();
  }

  static JsonNode option(List<JsonNode> options, String value) {
    return options.stream()
        .filter(each -> Json.text(each, "value").equals(value))
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "no option "
                    + value
                    + "; there is: "
                    + options.stream().map(each -> Json.text(each, "value")).toList()));
  }
}
