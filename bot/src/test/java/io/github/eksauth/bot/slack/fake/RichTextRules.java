package io.github.eksauth.bot.slack.fake;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// The rules of rich text (<https://docs.slack.dev/reference/block-kit/blocks/rich-text-block>).
final class RichTextRules {
  /// The pieces of a line: what each must and may have.
  private record Piece(Set<String> required, Set<String> optional) {}

  private static final Map<String, Piece> PIECES =
      Map.of(
          "text", new Piece(Set.of("text"), Set.of("style")),
          "link", new Piece(Set.of("url"), Set.of("text", "unsafe", "style")),
          "emoji", new Piece(Set.of("name"), Set.of("unicode", "style")),
          "user", new Piece(Set.of("user_id"), Set.of("style")),
          "usergroup", new Piece(Set.of("usergroup_id"), Set.of("style")),
          "channel", new Piece(Set.of("channel_id"), Set.of("style")),
          "broadcast", new Piece(Set.of("range"), Set.of()),
          "color", new Piece(Set.of("value"), Set.of()),
          "date", new Piece(Set.of("timestamp", "format"), Set.of("url", "fallback", "style")));

  private final Rules rules;

  RichTextRules(Rules rules) {
    this.rules = rules;
  }

  void richText(JsonNode block, String path) {
    rules.shape(block, path, Set.of("type", "elements"), Set.of("block_id"));
    if (!rules.array(block.path("elements"), path + "/elements", 1, Integer.MAX_VALUE)) {
      return;
    }
    int at = 0;
    for (JsonNode element : block.path("elements")) {
      part(element, path + "/elements/" + at++);
    }
  }

  private void part(JsonNode part, String path) {
    switch (part.path("type").asString("")) {
      case "rich_text_section" -> line(part, path, Set.of());
      case "rich_text_quote" -> line(part, path, Set.of("border"));
      case "rich_text_preformatted" -> {
        // Slack's page has `language`, the public types do not yet: what we send must do without
        line(part, path, Set.of("border"));
        for (JsonNode piece : part.path("elements")) {
          String type = piece.path("type").asString("");
          if (!type.equals("text") && !type.equals("link")) {
            rules.add(path + "/elements", "preformatted text holds only text and links");
          }
        }
      }
      case "rich_text_list" -> {
        rules.shape(
            part, path, Set.of("type", "style", "elements"), Set.of("indent", "offset", "border"));
        rules.oneOf(part, "style", path, Set.of("bullet", "ordered"));
        rules.number(part, "indent", path, 0, 8);
        rules.number(part, "offset", path, 0, Integer.MAX_VALUE);
        if (rules.array(part.path("elements"), path + "/elements", 1, Integer.MAX_VALUE)) {
          int at = 0;
          for (JsonNode item : part.path("elements")) {
            String place = path + "/elements/" + at++;
            if (item.path("type").asString("").equals("rich_text_section")) {
              line(item, place, Set.of());
            } else {
              rules.add(place + "/type", "a list holds only rich_text_section");
            }
          }
        }
      }
      default -> rules.add(path + "/type", "unsupported type: " + part.path("type").asString(""));
    }
  }

  private void line(JsonNode line, String path, Set<String> optional) {
    rules.shape(line, path, Set.of("type", "elements"), optional);
    rules.number(line, "border", path, 0, 1);
    if (!rules.array(line.path("elements"), path + "/elements", 1, Integer.MAX_VALUE)) {
      return;
    }
    int at = 0;
    for (JsonNode piece : line.path("elements")) {
      String place = path + "/elements/" + at++;
      String type = piece.path("type").asString("");
      Piece known = PIECES.get(type);
      if (known == null) {
        rules.add(place + "/type", "unsupported type: " + type);
        continue;
      }
      var required = new TreeSet<>(known.required());
      required.add("type");
      rules.shape(piece, place, required, known.optional());
      if (type.equals("text")) {
        rules.string(piece, "text", place, 1, Integer.MAX_VALUE);
      }
      rules.url(piece, "url", place);
      if (piece.has("style")) {
        rules.shape(
            piece.path("style"),
            place + "/style",
            Set.of(),
            Set.of("bold", "italic", "strike", "code", "underline"));
      }
    }
  }
}
