package io.github.eksauth.bot.reply;

import io.github.eksauth.knowledge.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A reply for a terminal: wrapped at its width, with colour only where it is one.
public final class TerminalText implements Renderer {
  private static final String BOLD = "\u001B[1m";
  private static final String DIM = "\u001B[2m";
  private static final String RED = "\u001B[31m";
  private static final String GREEN = "\u001B[32m";
  private static final String YELLOW = "\u001B[33m";
  private static final String CYAN = "\u001B[36m";
  private static final String END = "\u001B[0m";
  private static final Pattern CODE = Pattern.compile("`([^`\n]{1,400}+)`");
  private static final int LONGEST_QUOTE = 400;

  private final int width;
  private final boolean colour;

  /// @param width columns to wrap running text at
  /// @param colour whether escape sequences are understood
  public TerminalText(int width, boolean colour) {
    this.width = width;
    this.colour = colour;
  }

  @Override
  public String render(Reply reply) {
    StringBuilder out = new StringBuilder();
    for (Block block : reply.blocks()) {
      block(block, reply.language() == Language.CHINESE, out);
    }
    return out.toString();
  }

  private void block(Block block, boolean chinese, StringBuilder out) {
    switch (block) {
      case Block.Headline(Mark mark, String text) ->
          out.append(paint(colourOf(mark), mark.symbol()))
              .append(' ')
              .append(paint(BOLD, PlainText.safe(text)))
              .append('\n');
      case Block.Context(List<String> parts) ->
          wrap(String.join(" · ", parts), "  ", "  ", DIM, out);
      case Block.Title(String text) ->
          out.append('\n').append(paint(BOLD, PlainText.safe(text))).append('\n');
      case Block.Paragraph(String text) -> wrap(text, "  ", "  ", "", out);
      case Block.Quote(List<Block.QuotedLine> lines) ->
          lines.forEach(line ->
              out.append("  ")
                  .append(paint(DIM, "%4d  ".formatted(line.number())))
                  .append(PlainText.oneLine(line.text(), LONGEST_QUOTE))
                  .append('\n'));
      case Block.Evidence(List<Block.Row> rows) -> rows.forEach(row -> row(row, chinese, out));
      case Block.Table(List<Block.Row> rows) -> rows.forEach(row -> row(row, chinese, out));
      case Block.Steps(List<String> steps) -> {
        for (int i = 0; i < steps.size(); i++) {
          wrap(steps.get(i), "  " + (i + 1) + ". ", "     ", "", out);
        }
      }
      case Block.Items(List<String> items) ->
          items.forEach(item -> wrap(item, "  - ", "    ", "", out));
      case Block.Warning(String text) -> wrap(text, "  ! ", "    ", YELLOW, out);
      case Block.Code(String language, String text) -> {
        out.append('\n');
        text.stripTrailing()
            .lines()
            .forEach(line ->
                out.append(line.isBlank() ? "" : "    " + paint(CYAN, PlainText.safe(line)))
                    .append('\n'));
        out.append('\n');
      }
      case Block.Actions _, Block.Feedback _ -> {}
    }
  }

  private void row(Block.Row row, boolean chinese, StringBuilder out) {
    String mark = row.mark().symbol() + " " + row.mark().word(chinese);
    out.append("  ")
        .append(paint(colourOf(row.mark()), mark))
        .append(" ".repeat(Math.max(1, 12 - columns(mark))))
        .append(paint(BOLD, PlainText.safe(row.title())))
        .append(paint(DIM, "  " + PlainText.safe(row.check())))
        .append('\n');
    wrap(row.found(), " ".repeat(14), " ".repeat(14), "", out);
  }

  private static String colourOf(Mark mark) {
    return switch (mark) {
      case WRONG -> RED;
      case UNSEEN -> YELLOW;
      case FINE -> GREEN;
      case NOT_APPLICABLE, INFO, RUNNING -> DIM;
    };
  }

  private String paint(String style, String text) {
    return colour && !style.isEmpty() ? style + text + END : text;
  }

  /// Breaks at spaces, and between Chinese characters; words longer than the line stay whole.
  private void wrap(String text, String first, String rest, String style, StringBuilder out) {
    String indent = first;
    for (String paragraph : PlainText.safe(text).split("\n", -1)) {
      for (String line : lines(paragraph, width - rest.length())) {
        out.append(indent).append(paint(style, emphasise(line))).append('\n');
        indent = rest;
      }
    }
  }

  private String emphasise(String line) {
    return colour ? CODE.matcher(line).replaceAll(BOLD + "$1" + END) : line;
  }

  private static List<String> lines(String paragraph, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (String word : words(paragraph)) {
      int columns = columns(word.stripTrailing());
      if (used > 0 && used + columns > width) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        used = 0;
        word = word.stripLeading();
      }
      line.append(word);
      used += columns(word);
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /// Pieces that must not be broken: words with the space behind them, single wide characters.
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      boolean canBreak = c == ' ' || isWide(c);
      if (canBreak && (next >= text.length() || !isClosing(text.codePointAt(next)))) {
        words.add(text.substring(start, next));
        start = next;
      }
      i = next;
    }
    if (start < text.length()) {
      words.add(text.substring(start));
    }
    return words;
  }

  private static boolean isClosing(int c) {
    return "，。；：、！？）】》」』”’,.;:!?)".indexOf(c) >= 0;
  }

  private static int columns(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  private static boolean isWide(int c) {
    return c >= 0x2E80
        && (Character.isIdeographic(c)
            || (c >= 0x3000 && c <= 0x30FF)
            || (c >= 0xFF01 && c <= 0xFF60));
  }
}
