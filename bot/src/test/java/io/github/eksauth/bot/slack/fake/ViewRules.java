package io.github.eksauth.bot.slack.fake;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The rules of modals and home tabs (<https://docs.slack.dev/reference/views>).
final class ViewRules {
  private ViewRules() {}

  static List<String> problems(JsonNode view) {
    String type = view.path("type").asString("");
    var surface = type.equals("home") ? BlockRules.Surface.HOME : BlockRules.Surface.MODAL;
    var blocks = new BlockRules(surface);
    Rules rules = blocks.rules();
    if (!type.equals("home") && !type.equals("modal")) {
      rules.add("/type", "must be modal or home");
    }
    var common = Set.of("private_metadata", "callback_id", "external_id");
    if (surface == BlockRules.Surface.HOME) {
      rules.shape(view, "", Set.of("type", "blocks"), common);
    } else {
      rules.shape(
          view,
          "",
          Set.of("type", "title", "blocks"),
          Set.of(
              "private_metadata",
              "callback_id",
              "external_id",
              "submit",
              "close",
              "clear_on_close",
              "notify_on_close",
              "submit_disabled"));
    }
    rules.plain(view, "title", "", 24);
    rules.plain(view, "submit", "", 24);
    rules.plain(view, "close", "", 24);
    rules.string(view, "private_metadata", "", 0, 3000);
    rules.string(view, "callback_id", "", 0, 255);
    rules.string(view, "external_id", "", 0, 255);
    blocks.blocks(view.path("blocks"), "/blocks", 100);
    boolean asks =
        view.path("blocks")
            .valueStream()
            .anyMatch(block -> block.path("type").asString("").equals("input"));
    if (asks && surface == BlockRules.Surface.MODAL && !view.has("submit")) {
      rules.add("/submit", "missing; a modal with an input needs a button to submit it");
    }
    return blocks.problems();
  }
}
