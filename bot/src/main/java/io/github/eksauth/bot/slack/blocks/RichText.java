package io.github.eksauth.bot.slack.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// A block of rich text, which says of each piece what it is instead of marking it up: whatever a
/// piece holds, it stays text
/// (<https://docs.slack.dev/reference/block-kit/blocks/rich-text-block>).
final class RichText {
  private static final Pattern CODE = Pattern.compile("`([^`\n]{1,400}+)`");

  private final List<ObjectNode> elements = new ArrayList<>();

  ObjectNode block() {
    ObjectNode block = Json.object("rich_text");
    block.set("elements", Json.array(elements));
    return block;
  }

  RichText line(List<ObjectNode> pieces) {
    elements.add(section(pieces));
    return this;
  }

  RichText list(String style, List<List<ObjectNode>> items) {
    ObjectNode list = Json.object("rich_text_list").put("style", style);
    list.set("elements", Json.array(items.stream().map(RichText::section).toList()));
    elements.add(list);
    return this;
  }

  RichText preformatted(String text) {
    ObjectNode code = Json.object("rich_text_preformatted");
    code.set("elements", Json.array(List.of(piece(text))));
    elements.add(code);
    return this;
  }

  private static ObjectNode section(List<ObjectNode> pieces) {
    ObjectNode section = Json.object("rich_text_section");
    section.set("elements", Json.array(pieces));
    return section;
  }

  static ObjectNode emoji(String name) {
    return Json.object("emoji").put("name", name);
  }

  /// A piece of text that is safe already.
  static ObjectNode piece(String text) {
    return Json.object("text").put("text", text);
  }

  static ObjectNode styled(String text, String style) {
    ObjectNode piece = piece(text);
    piece.putObject("style").put(style, true);
    return piece;
  }

  /// Running text with its `code`.
  static List<ObjectNode> pieces(String text, int most) {
    return pieces(text, most, false);
  }

  static List<ObjectNode> bold(String text, int most) {
    return pieces(text, most, true);
  }

  private static List<ObjectNode> pieces(String text, int most, boolean bold) {
    String safe = SafeText.of(text, most);
    List<ObjectNode> pieces = new ArrayList<>();
    Matcher code = CODE.matcher(safe);
    int end = 0;
    while (code.find()) {
      add(safe.substring(end, code.start()), bold, pieces);
      ObjectNode piece = styled(code.group(1), "code");
      if (bold) {
        piece.withObject("style").put("bold", true);
      }
      pieces.add(piece);
      end = code.end();
    }
    add(safe.substring(end), bold, pieces);
    return pieces;
  }

  private static void add(String text, boolean bold, List<ObjectNode> pieces) {
    if (!text.isEmpty()) {
      pieces.add(bold ? styled(text, "bold") : piece(text));
    }
  }
}
