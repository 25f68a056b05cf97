package io.github.eksauth.bot.slack.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The rules that all parts of a message share, and the list of what breaks them.
class Rules {
  private final List<String> problems = new ArrayList<>();

  final void add(String path, String problem) {
    problems.add((path.isEmpty() ? "/" : path) + ": " + problem);
  }

  final List<String> problems() {
    return List.copyOf(problems);
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /// An object with all of these fields and no others: Slack refuses what it does not know.
  final boolean shape(JsonNode node, String path, Set<String> required, Set<String> optional) {
    if (!node.isObject()) {
      add(path, "must be an object");
      return false;
    }
    for (String name : required) {
      if (!node.has(name)) {
        add(path, "missing required field: " + name);
      }
    }
    for (String name : node.propertyNames()) {
      if (!required.contains(name) && !optional.contains(name)) {
        add(path, "invalid additional property: " + name);
      }
    }
    return true;
  }

  /// A string of at least `least` and at most `most` characters, when it is there.
  final void string(JsonNode owner, String name, String path, int least, int most) {
    JsonNode node = owner.path(name);
    if (node.isMissingNode()) {
      return;
    }
    if (!node.isString()) {
      add(path + "/" + name, "must be a string");
      return;
    }
    int length = length(node.stringValue());
    if (length < least) {
      add(path + "/" + name, "must be at least " + least + " characters");
    }
    if (length > most) {
      add(path + "/" + name, length + " characters, at most " + most);
    }
  }

  final void url(JsonNode owner, String name, String path) {
    string(owner, name, path, 1, 3000);
    String url = owner.path(name).asString("https://");
    if (!url.startsWith("https://") && !url.startsWith("http://") && !url.startsWith("mailto:")) {
      add(path + "/" + name, "is no URL");
    }
  }

  /// A text object that may be of these types.
  final void text(JsonNode node, String path, int most, Set<String> types) {
    if (!node.isObject()) {
      add(path, "must be a text object");
      return;
    }
    String type = node.path("type").asString("");
    if (!types.contains(type)) {
      add(path + "/type", "is '" + type + "', must be one of " + types.stream().sorted().toList());
    }
    shape(
        node,
        path,
        Set.of("type", "text"),
        type.equals("mrkdwn") ? Set.of("verbatim") : Set.of("emoji"));
    string(node, "text", path, 1, most);
  }

  final void plain(JsonNode owner, String name, String path, int most) {
    if (owner.has(name)) {
      text(owner.path(name), path + "/" + name, most, Set.of("plain_text"));
    }
  }

  final void anyText(JsonNode owner, String name, String path, int most) {
    if (owner.has(name)) {
      text(owner.path(name), path + "/" + name, most, Set.of("plain_text", "mrkdwn"));
    }
  }

  final void oneOf(JsonNode owner, String name, String path, Set<String> values) {
    if (owner.has(name) && !values.contains(owner.path(name).asString(""))) {
      add(path + "/" + name, "must be one of " + values.stream().sorted().toList());
    }
  }

  final void number(JsonNode owner, String name, String path, int least, int most) {
    JsonNode node = owner.path(name);
    if (!node.isMissingNode()
        && (!node.isIntegralNumber() || node.asInt() < least || node.asInt() > most)) {
      add(path + "/" + name, "must be a whole number from " + least + " to " + most);
    }
  }

  /// An array of at least `least` and at most `most` things; whether its things can be looked at.
  final boolean array(JsonNode node, String path, int least, int most) {
    if (!node.isArray()) {
      add(path, "must be an array");
      return false;
    }
    if (node.size() < least) {
      add(path, "must have at least " + least + " items");
    }
    if (node.size() > most) {
      add(path, node.size() + " items, at most " + most);
    }
    return true;
  }
}
