package io.github.eksauth.bot.slack.fake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The rules of what people press, choose and type into
/// (<https://docs.slack.dev/reference/block-kit/block-elements>).
final class ElementRules {
  static final Set<String> IN_ACTIONS =
      Set.of(
          "button",
          "checkboxes",
          "datepicker",
          "datetimepicker",
          "timepicker",
          "overflow",
          "radio_buttons",
          "static_select",
          "external_select",
          "users_select",
          "conversations_select",
          "channels_select",
          "multi_static_select",
          "multi_external_select",
          "multi_users_select",
          "multi_conversations_select",
          "multi_channels_select",
          "workflow_button");
  static final Set<String> IN_INPUT =
      Set.of(
          "plain_text_input",
          "email_text_input",
          "url_text_input",
          "number_input",
          "rich_text_input",
          "file_input",
          "checkboxes",
          "datepicker",
          "datetimepicker",
          "timepicker",
          "radio_buttons",
          "static_select",
          "external_select",
          "users_select",
          "conversations_select",
          "channels_select",
          "multi_static_select",
          "multi_external_select",
          "multi_users_select",
          "multi_conversations_select",
          "multi_channels_select");

  /// What each kind of menu may have beside what all have.
  private static final Map<String, Set<String>> MENU_FIELDS =
      Map.of(
          "static_select", Set.of("options", "option_groups", "initial_option"),
          "external_select", Set.of("min_query_length", "initial_option"),
          "users_select", Set.of("initial_user"),
          "conversations_select",
              Set.of(
                  "initial_conversation",
                  "default_to_current_conversation",
                  "response_url_enabled",
                  "filter"),
          "channels_select", Set.of("initial_channel", "response_url_enabled"));

  private final Rules rules;

  ElementRules(Rules rules) {
    this.rules = rules;
  }

  List<String> problems() {
    return rules.problems();
  }

  void element(JsonNode element, String path, Set<String> allowed) {
    String type = element.path("type").asString("");
    if (!allowed.contains(type)) {
      rules.add(path + "/type", "unsupported type: " + type);
      return;
    }
    rules.string(element, "action_id", path, 1, 255);
    rules.plain(element, "placeholder", path, 150);
    if (element.has("confirm")) {
      confirm(element.path("confirm"), path + "/confirm");
    }
    switch (type) {
      case "button" -> button(element, path);
      case "image" -> image(element, path);
      case "overflow" -> overflow(element, path);
      case "checkboxes", "radio_buttons" -> boxes(element, path);
      case "plain_text_input", "email_text_input", "url_text_input", "number_input" ->
          input(element, path);
      case "feedback_buttons" -> feedback(element, path);
      case "icon_button" -> icon(element, path);
      default -> {
        if (type.endsWith("_select")) {
          menu(element, path, type);
        }
      }
    }
  }

  private void button(JsonNode button, String path) {
    rules.shape(
        button,
        path,
        Set.of("type", "text"),
        Set.of("action_id", "url", "value", "style", "confirm", "accessibility_label"));
    rules.plain(button, "text", path, 75);
    rules.string(button, "value", path, 1, 2000);
    rules.url(button, "url", path);
    rules.oneOf(button, "style", path, Set.of("primary", "danger"));
    rules.string(button, "accessibility_label", path, 1, 75);
  }

  void image(JsonNode image, String path) {
    rules.shape(
        image,
        path,
        Set.of("type", "alt_text"),
        Set.of("image_url", "slack_file", "title", "block_id"));
    if (image.has("image_url") == image.has("slack_file")) {
      rules.add(path, "must have either image_url or slack_file");
    }
    rules.url(image, "image_url", path);
    rules.string(image, "alt_text", path, 1, 2000);
    rules.plain(image, "title", path, 2000);
  }

  private void overflow(JsonNode overflow, String path) {
    rules.shape(
        overflow, path, Set.of("type", "options"), Set.of("action_id", "confirm", "focus_on_load"));
    // the page says 2; Slack has come to take 1, which shows as a menu of one line
    if (rules.array(overflow.path("options"), path + "/options", 2, 5)) {
      options(overflow.path("options"), path + "/options", true);
    }
  }

  private void boxes(JsonNode boxes, String path) {
    rules.shape(
        boxes,
        path,
        Set.of("type", "options"),
        Set.of("action_id", "confirm", "initial_option", "initial_options", "focus_on_load"));
    if (rules.array(boxes.path("options"), path + "/options", 1, 10)) {
      options(boxes.path("options"), path + "/options", false);
    }
  }

  private void menu(JsonNode menu, String path, String type) {
    boolean many = type.startsWith("multi_");
    String kind = many ? type.substring("multi_".length()) : type;
    var optional = new TreeSet<>(MENU_FIELDS.getOrDefault(kind, Set.of()));
    optional.addAll(Set.of("action_id", "placeholder", "confirm", "focus_on_load"));
    if (many) {
      optional.addAll(
          Set.of(
              "max_selected_items",
              "initial_options",
              "initial_users",
              "initial_conversations",
              "initial_channels"));
    }
    rules.shape(menu, path, Set.of("type"), optional);
    if (kind.equals("static_select")) {
      choices(menu, path, 100, 100);
    }
    rules.number(menu, "min_query_length", path, 0, 255);
    if (menu.has("initial_option")) {
      option(menu.path("initial_option"), path + "/initial_option", false);
      if (kind.equals("static_select") && !offers(menu, menu.path("initial_option"))) {
        rules.add(path + "/initial_option", "is none of the options");
      }
    }
  }

  private static boolean offers(JsonNode menu, JsonNode option) {
    String value = option.path("value").asString("");
    return Stream.concat(
            menu.path("options").valueStream(),
            menu.path("option_groups")
                .valueStream()
                .flatMap(group -> group.path("options").valueStream()))
        .anyMatch(each -> each.path("value").asString("").equals(value));
  }

  /// Options, or groups of options, but not both.
  void choices(JsonNode owner, String path, int most, int mostGroups) {
    if (owner.has("options") == owner.has("option_groups")) {
      rules.add(path, "must have either options or option_groups");
    }
    if (owner.has("options") && rules.array(owner.path("options"), path + "/options", 0, most)) {
      options(owner.path("options"), path + "/options", false);
    }
    if (owner.has("option_groups")
        && rules.array(owner.path("option_groups"), path + "/option_groups", 0, mostGroups)) {
      int at = 0;
      for (JsonNode group : owner.path("option_groups")) {
        String place = path + "/option_groups/" + at++;
        rules.shape(group, place, Set.of("label", "options"), Set.of());
        rules.plain(group, "label", place, 75);
        if (rules.array(group.path("options"), place + "/options", 1, most)) {
          options(group.path("options"), place + "/options", false);
        }
      }
    }
  }

  private void options(JsonNode options, String path, boolean inOverflow) {
    int at = 0;
    for (JsonNode option : options) {
      option(option, path + "/" + at++, inOverflow);
    }
  }

  private void option(JsonNode option, String path, boolean inOverflow) {
    rules.shape(
        option,
        path,
        Set.of("text", "value"),
        inOverflow ? Set.of("description", "url") : Set.of("description"));
    rules.anyText(option, "text", path, 75);
    rules.string(option, "value", path, 1, 150);
    rules.anyText(option, "description", path, 75);
    rules.url(option, "url", path);
  }

  private void input(JsonNode input, String path) {
    String type = input.path("type").asString("");
    if (type.equals("plain_text_input")) {
      rules.shape(
          input,
          path,
          Set.of("type"),
          Set.of(
              "action_id",
              "initial_value",
              "multiline",
              "min_length",
              "max_length",
              "dispatch_action_config",
              "focus_on_load",
              "placeholder"));
    }
    rules.number(input, "min_length", path, 0, 3000);
    rules.number(input, "max_length", path, 1, 3000);
    int most = Math.min(3000, input.path("max_length").asInt(3000));
    rules.string(input, "initial_value", path, 0, most);
  }

  private void feedback(JsonNode feedback, String path) {
    rules.shape(
        feedback, path, Set.of("type", "positive_button", "negative_button"), Set.of("action_id"));
    for (String name : List.of("positive_button", "negative_button")) {
      JsonNode button = feedback.path(name);
      String place = path + "/" + name;
      if (rules.shape(button, place, Set.of("text", "value"), Set.of("accessibility_label"))) {
        rules.plain(button, "text", place, 75);
        rules.string(button, "value", place, 1, 2000);
        rules.string(button, "accessibility_label", place, 1, 75);
      }
    }
  }

  private void icon(JsonNode icon, String path) {
    rules.shape(
        icon,
        path,
        Set.of("type", "icon", "text"),
        Set.of("action_id", "value", "confirm", "accessibility_label", "visible_to_user_ids"));
    rules.oneOf(icon, "icon", path, Set.of("trash"));
    rules.plain(icon, "text", path, 75);
    rules.string(icon, "value", path, 1, 2000);
  }

  private void confirm(JsonNode confirm, String path) {
    rules.shape(confirm, path, Set.of("title", "text", "confirm", "deny"), Set.of("style"));
    rules.plain(confirm, "title", path, 100);
    rules.anyText(confirm, "text", path, 300);
    rules.plain(confirm, "confirm", path, 30);
    rules.plain(confirm, "deny", path, 30);
  }
}
