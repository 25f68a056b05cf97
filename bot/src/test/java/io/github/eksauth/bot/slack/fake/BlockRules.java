package io.github.eksauth.bot.slack.fake;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The rules of blocks, one kind after the other.
final class BlockRules {
  /// Where blocks are shown, which decides what is allowed.
  enum Surface {
    MESSAGE,
    MODAL,
    HOME
  }

  private static final Set<String> EVERYWHERE =
      Set.of(
          "section",
          "header",
          "divider",
          "context",
          "actions",
          "image",
          "rich_text",
          "input",
          "video",
          "container",
          "card",
          "carousel");
  private static final Map<Surface, Set<String>> ONLY =
      Map.of(
          Surface.MESSAGE,
              Set.of(
                  "table",
                  "data_table",
                  "markdown",
                  "context_actions",
                  "plan",
                  "task_card",
                  "file"),
          Surface.MODAL, Set.of("alert"),
          Surface.HOME, Set.of());
  private static final Set<String> STATUS = Set.of("pending", "in_progress", "complete", "error");

  private final Surface surface;
  private final Rules rules = new Rules();
  private final ElementRules elements = new ElementRules(rules);
  private final RichTextRules richText = new RichTextRules(rules);
  private int markdown;

  BlockRules(Surface surface) {
    this.surface = surface;
  }

  void add(String path, String problem) {
    rules.add(path, problem);
  }

  Rules rules() {
    return rules;
  }

  List<String> problems() {
    return rules.problems();
  }

  void blocks(JsonNode blocks, String path, int most) {
    if (!rules.array(blocks, path, 1, most)) {
      return;
    }
    var ids = new HashSet<String>();
    int tables = 0;
    int at = 0;
    for (JsonNode block : blocks) {
      String place = path + "/" + at++;
      String id = block.path("block_id").asString("");
      if (!id.isEmpty() && !ids.add(id)) {
        rules.add(place + "/block_id", "'" + id + "' is there twice");
      }
      if (block.path("type").asString("").endsWith("table") && ++tables > 1) {
        rules.add(place, "only_one_table_allowed: a message has at most one table");
      }
      block(block, place);
    }
    if (markdown > 12_000) {
      rules.add(path, markdown + " characters in markdown blocks, at most 12,000");
    }
  }

  private void block(JsonNode block, String path) {
    String type = block.path("type").asString("");
    if (!EVERYWHERE.contains(type) && !ONLY.getOrDefault(surface, Set.of()).contains(type)) {
      rules.add(path + "/type", "unsupported type: " + type);
      return;
    }
    rules.string(block, "block_id", path, 1, 255);
    switch (type) {
      case "section" -> section(block, path);
      case "header" -> {
        shape(block, path, Set.of("text"), Set.of());
        rules.plain(block, "text", path, 150);
      }
      case "divider" -> shape(block, path, Set.of(), Set.of());
      case "context" -> context(block, path);
      case "actions" -> elements(block, path, 25, ElementRules.IN_ACTIONS);
      case "context_actions" -> elements(block, path, 5, Set.of("feedback_buttons", "icon_button"));
      case "image" -> elements.image(block, path);
      case "rich_text" -> richText.richText(block, path);
      case "table" -> table(block, path);
      case "markdown" -> {
        shape(block, path, Set.of("text"), Set.of());
        rules.string(block, "text", path, 1, 12_000);
        markdown += Rules.length(block.path("text").asString(""));
      }
      case "input" -> input(block, path);
      case "plan" -> plan(block, path);
      case "task_card" -> task(block, path, Set.of("type"));
      case "alert" -> {
        shape(block, path, Set.of("text"), Set.of("level"));
        rules.anyText(block, "text", path, 200);
      }
      default -> {
        // the other kinds are known to Slack and not used by anybody here
      }
    }
  }

  private boolean shape(JsonNode block, String path, Set<String> required, Set<String> optional) {
    var must = new HashSet<>(required);
    must.add("type");
    var may = new HashSet<>(optional);
    may.add("block_id");
    return rules.shape(block, path, must, may);
  }

  private void section(JsonNode block, String path) {
    shape(block, path, Set.of(), Set.of("text", "fields", "accessory", "expand"));
    if (!block.has("text") && block.path("fields").isEmpty()) {
      rules.add(path, "must have text or fields");
    }
    rules.anyText(block, "text", path, 3000);
    if (block.has("fields") && rules.array(block.path("fields"), path + "/fields", 1, 10)) {
      int at = 0;
      for (JsonNode field : block.path("fields")) {
        rules.text(field, path + "/fields/" + at++, 2000, Set.of("plain_text", "mrkdwn"));
      }
    }
    if (block.has("accessory")) {
      var allowed = new HashSet<>(ElementRules.IN_ACTIONS);
      allowed.add("image");
      elements.element(block.path("accessory"), path + "/accessory", allowed);
    }
  }

  private void context(JsonNode block, String path) {
    shape(block, path, Set.of("elements"), Set.of());
    if (!rules.array(block.path("elements"), path + "/elements", 1, 10)) {
      return;
    }
    int at = 0;
    for (JsonNode element : block.path("elements")) {
      String place = path + "/elements/" + at++;
      if (element.path("type").asString("").equals("image")) {
        elements.image(element, place);
      } else {
        rules.text(element, place, 3000, Set.of("plain_text", "mrkdwn"));
      }
    }
  }

  private void elements(JsonNode block, String path, int most, Set<String> allowed) {
    shape(block, path, Set.of("elements"), Set.of());
    if (!rules.array(block.path("elements"), path + "/elements", 1, most)) {
      return;
    }
    var ids = new HashSet<String>();
    int at = 0;
    for (JsonNode element : block.path("elements")) {
      String place = path + "/elements/" + at++;
      String id = element.path("action_id").asString("");
      if (!id.isEmpty() && !ids.add(id)) {
        rules.add(place + "/action_id", "'" + id + "' is there twice in this block");
      }
      elements.element(element, place, allowed);
    }
  }

  private void input(JsonNode block, String path) {
    shape(block, path, Set.of("label", "element"), Set.of("hint", "optional", "dispatch_action"));
    rules.plain(block, "label", path, 2000);
    rules.plain(block, "hint", path, 2000);
    elements.element(block.path("element"), path + "/element", ElementRules.IN_INPUT);
  }

  private void table(JsonNode block, String path) {
    shape(block, path, Set.of("rows"), Set.of("column_settings"));
    if (!rules.array(block.path("rows"), path + "/rows", 1, 100)) {
      return;
    }
    int columns = block.path("rows").path(0).size();
    int at = 0;
    for (JsonNode row : block.path("rows")) {
      String place = path + "/rows/" + at++;
      if (!rules.array(row, place, 1, 20)) {
        continue;
      }
      if (row.size() != columns) {
        rules.add(place, row.size() + " cells, the first row has " + columns);
      }
      int column = 0;
      for (JsonNode cell : row) {
        cell(cell, place + "/" + column++);
      }
    }
    if (block.has("column_settings")
        && rules.array(block.path("column_settings"), path + "/column_settings", 0, 20)) {
      if (block.path("column_settings").size() > columns) {
        rules.add(path + "/column_settings", "more settings than columns");
      }
      int setting = 0;
      for (JsonNode each : block.path("column_settings")) {
        String place = path + "/column_settings/" + setting++;
        if (!each.isNull() && rules.shape(each, place, Set.of(), Set.of("align", "is_wrapped"))) {
          rules.oneOf(each, "align", place, Set.of("left", "center", "right"));
        }
      }
    }
  }

  private void cell(JsonNode cell, String path) {
    switch (cell.path("type").asString("")) {
      case "raw_text" -> {
        rules.shape(cell, path, Set.of("type", "text"), Set.of());
        rules.string(cell, "text", path, 1, Integer.MAX_VALUE);
      }
      case "raw_number" -> rules.shape(cell, path, Set.of("type", "value"), Set.of("text"));
      case "rich_text" -> richText.richText(cell, path);
      default -> rules.add(path + "/type", "a cell is raw_text, raw_number or rich_text");
    }
  }

  private void plan(JsonNode block, String path) {
    shape(block, path, Set.of("title"), Set.of("tasks"));
    rules.string(block, "title", path, 1, 3000);
    if (block.has("tasks") && rules.array(block.path("tasks"), path + "/tasks", 0, 50)) {
      int at = 0;
      for (JsonNode task : block.path("tasks")) {
        task(task, path + "/tasks/" + at++, Set.of());
      }
    }
  }

  private void task(JsonNode task, String path, Set<String> also) {
    var required = new HashSet<>(Set.of("task_id", "title"));
    required.addAll(also);
    rules.shape(
        task, path, required, Set.of("type", "block_id", "status", "details", "output", "sources"));
    rules.oneOf(task, "status", path, STATUS);
    for (String name : List.of("details", "output")) {
      if (task.has(name)) {
        richText.richText(task.path(name), path + "/" + name);
      }
    }
  }
}
