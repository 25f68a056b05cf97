package io.github.eksauth.bot.slack.fake;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Finds what would call people, and links that show one address and open another
/// (<https://docs.slack.dev/messaging/formatting-message-text>).
final class Pings {
  private static final Pattern CALL =
      Pattern.compile("<(?:!(?:channel|here|everyone|group|subteam\\^)|@[UW])[^>]*>?");
  private static final Pattern LINK = Pattern.compile("<([a-z]+:[^|>]+)\\|([^>]*)>");
  private static final Pattern MARKDOWN_LINK =
      Pattern.compile("\\[([^\\]]*)\\]\\(([^)\\s]+)[^)]*\\)");
  private static final Pattern ADDRESS =
      Pattern.compile("(?:https?://|www\\.)[^\\s|>]+", Pattern.CASE_INSENSITIVE);

  private final List<String> found = new ArrayList<>();

  private Pings() {}

  static List<String> in(JsonNode message) {
    var pings = new Pings();
    pings.look(message, "");
    return List.copyOf(pings.found);
  }

  private void look(JsonNode node, String path) {
    if (node.isObject()) {
      String type = node.path("type").asString("");
      // without a type it is the message itself, whose text is mrkdwn too
      if (Set.of("mrkdwn", "markdown", "").contains(type) && node.path("text").isString()) {
        mrkdwn(node.path("text").stringValue(), path + "/text");
      }
      if (Set.of("user", "usergroup", "broadcast").contains(type)) {
        found.add(path + ": a " + type + " element of rich text");
      }
      if (type.equals("link")) {
        hides(node.path("url").asString(""), node.path("text").asString(""), path);
      }
      for (var property : node.properties()) {
        look(property.getValue(), path + "/" + property.getKey());
      }
    } else {
      int at = 0;
      for (JsonNode each : node) {
        look(each, path + "/" + at++);
      }
    }
  }

  private void mrkdwn(String text, String path) {
    Matcher call = CALL.matcher(text);
    while (call.find()) {
      found.add(path + ": " + call.group());
    }
    Matcher link = LINK.matcher(text);
    while (link.find()) {
      hides(link.group(1), link.group(2), path);
    }
    Matcher markdown = MARKDOWN_LINK.matcher(text);
    while (markdown.find()) {
      hides(markdown.group(2), markdown.group(1), path);
    }
  }

  private void hides(String url, String shown, String path) {
    Matcher address = ADDRESS.matcher(shown);
    if (address.find() && !host(address.group()).equals(host(url))) {
      found.add(path + ": shows " + address.group() + " and opens " + url);
    }
  }

  private static String host(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    String url = lower.startsWith("www.") ? "https://" + lower : lower;
    try {
      String host = URI.create(url).getHost();
      return host == null ? url : host;
    } catch (IllegalArgumentException unreadable) {
      return url;
    }
  }
}
