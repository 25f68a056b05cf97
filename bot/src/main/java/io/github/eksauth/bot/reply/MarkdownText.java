package io.github.eksauth.bot.reply;

import io.github.eksauth.knowledge.text.Language;
import java.util.List;

/// A reply in GitHub's Markdown, for tickets and pull requests.
public final class MarkdownText implements Renderer {
  private static final int LONGEST_QUOTE = 400;

  @Override
  public String render(Reply reply) {
    StringBuilder out = new StringBuilder();
    boolean chinese = reply.language() == Language.CHINESE;
    for (Block block : reply.blocks()) {
      block(block, chinese, out);
    }
    return out.toString().strip() + "\n";
  }

  private static void block(Block block, boolean chinese, StringBuilder out) {
    switch (block) {
      case Block.Headline(Mark mark, String text) ->
          out.append("## ").append(mark.symbol()).append(' ').append(text(text)).append("\n\n");
      case Block.Context(List<String> parts) ->
          out.append(text(String.join(" · ", parts))).append("\n\n");
      case Block.Title(String text) -> out.append("### ").append(text(text)).append("\n\n");
      case Block.Paragraph(String text) -> out.append(text(text)).append("\n\n");
      case Block.Quote(List<Block.QuotedLine> lines) ->
          code(
              "text",
              String.join(
                  "\n",
                  lines.stream()
                      .map(line ->
                          line.number() + " | " + PlainText.oneLine(line.text(), LONGEST_QUOTE))
                      .toList()),
              out);
      case Block.Evidence(List<Block.Row> rows) -> table(rows, chinese, out);
      case Block.Table(List<Block.Row> rows) -> table(rows, chinese, out);
      case Block.Steps(List<String> steps) -> {
        for (int i = 0; i < steps.size(); i++) {
          out.append(i + 1).append(". ").append(text(steps.get(i))).append('\n');
        }
        out.append('\n');
      }
      case Block.Items(List<String> items) -> {
        items.forEach(item -> out.append("- ").append(text(item)).append('\n'));
        out.append('\n');
      }
      case Block.Warning(String text) ->
          out.append("> ")
              .append(chinese ? "**警告** " : "**Warning** ")
              .append(text(text))
              .append("\n\n");
      case Block.Code(String language, String text) -> code(language, text, out);
      case Block.Actions _, Block.Feedback _ -> {}
    }
  }

  private static void table(List<Block.Row> rows, boolean chinese, StringBuilder out) {
    out.append(chinese ? "| | 检查 | 结果 |\n" : "| | Check | Found |\n").append("|---|---|---|\n");
    for (Block.Row row : rows) {
      out.append("| ")
          .append(row.mark().symbol())
          .append(' ')
          .append(row.mark().word(chinese))
          .append(" | ")
          .append(cell(row.title()))
          .append("<br>`")
          .append(row.check())
          .append("` | ")
          .append(cell(row.found()))
          .append(" |\n");
    }
    out.append('\n');
  }

  /// A fence longer than any run of backticks inside, so that nothing can close it early.
  private static void code(String language, String text, StringBuilder out) {
    String fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    out.append(fence).append(language).append('\n');
    out.append(PlainText.safe(text.stripTrailing())).append('\n');
    out.append(fence).append("\n\n");
  }

  private static String cell(String text) {
    return text(text).replace("|", "\\|").replace("\n", "<br>");
  }

  /// What Markdown would take for markup outside of code is escaped: names come from clusters.
  private static String text(String text) {
    StringBuilder out = new StringBuilder();
    boolean code = false;
    for (char c : PlainText.safe(text).toCharArray()) {
      if (c == '`') {
        code = !code;
      }
      out.append(code ? Character.toString(c) : escaped(c));
    }
    return out.toString();
  }

  private static String escaped(char c) {
    return switch (c) {
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '&' -> "&amp;";
      case '*', '[', ']' -> "\\" + c;
      // a word joiner keeps a name from becoming a mention
      case '@' -> "@\u2060";
      default -> Character.toString(c);
    };
  }
}
