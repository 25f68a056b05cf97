package io.github.eksauth.knowledge.hcl;

import java.text.BreakIterator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/// Decides how much white space stands before each token.
///
/// The canonical layout knows lines, not syntax trees, so this does too. A line has up to three
/// cells: what leads, what is assigned (from its `=` on, when the value ends on the same line), and
/// the comment at its end. The number of spaces within a cell follows from neighbouring tokens
/// alone, the indentation from the brackets that are open, and the place where a cell starts is
/// shared by consecutive lines that have such a cell.
final class HclLayout {
  private final List<Token> tokens;
  private final int[] spaces;
  private final List<Line> lines;

  /// Where the cells of a line start, and where the line ends, as indices of tokens.
  private record Line(int lead, int assigned, int comment, int end) {
    boolean hasAssigned() {
      return assigned < comment;
    }

    boolean hasComment() {
      return comment < end;
    }
  }

  private HclLayout(List<Token> tokens) {
    this.tokens = tokens;
    this.spaces = new int[tokens.size()];
    this.lines = lines(tokens);
  }

  static String layOut(List<Token> tokens) {
    var layout = new HclLayout(tokens);
    layout.indent();
    layout.space();
    layout.align(line -> line.hasAssigned() ? line.assigned() : -1);
    layout.align(line -> line.hasComment() ? line.comment() : -1);
    return layout.text();
  }

  private String text() {
    var out = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      out.repeat(' ', spaces[i]).append(tokens.get(i).text());
    }
    return out.toString();
  }

  private static List<Line> lines(List<Token> tokens) {
    List<Line> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).endsLine() || i == tokens.size() - 1) {
        lines.add(line(tokens, start, i + 1));
        start = i + 1;
      }
    }
    return lines;
  }

  private static Line line(List<Token> tokens, int start, int end) {
    int comment = end;
    int last = tokens.get(end - 1).is(TokenKind.END) ? end - 2 : end - 1;
    if (last > start && tokens.get(last).isLineComment()) {
      comment = last;
    }
    for (int i = start + 1; i < comment; i++) {
      if (tokens.get(i).is(TokenKind.EQUALS)) {
        boolean whole =
            tokens.subList(i, comment).stream().mapToInt(t -> t.kind().nesting()).sum() == 0;
        return new Line(start, whole ? i : comment, comment, end);
      }
    }
    return new Line(start, comment, comment, end);
  }

  // ---- indentation

  /// A line that opens brackets indents what follows by one step, however many it opens; the step
  /// ends when as many have been closed.
  private void indent() {
    Deque<Integer> open = new ArrayDeque<>();
    for (Line line : lines) {
      if (tokens.get(line.lead()).is(TokenKind.NEWLINE)
          || tokens.get(line.lead()).is(TokenKind.END)) {
        continue;
      }
      int opened = nesting(line.lead(), line.assigned()) + nesting(line.assigned(), line.comment());
      if (opened < 0) {
        close(open, -opened);
      }
      spaces[line.lead()] = 2 * open.size();
      if (opened > 0) {
        open.push(opened);
      }
    }
  }

  private static void close(Deque<Integer> open, int count) {
    int closed = count;
    while (closed > 0 && !open.isEmpty()) {
      int top = open.pop();
      if (top > closed) {
        open.push(top - closed);
      }
      closed -= top;
    }
  }

  private int nesting(int from, int to) {
    int nesting = 0;
    for (Token token : tokens.subList(from, to)) {
      nesting += token.kind().nesting();
      if (token.is(TokenKind.OPEN_HEREDOC)) {
        break;
      }
    }
    return nesting;
  }

  // ---- spaces

  private void space() {
    for (Line line : lines) {
      spaceCell(line.lead(), line.assigned());
      if (line.hasAssigned()) {
        spaceCell(line.assigned(), line.comment());
      }
    }
  }

  private void spaceCell(int from, int to) {
    for (int i = from; i + 1 < to; i++) {
      Token after = tokens.get(i + 1);
      boolean apart =
          i == from
              ? HclSpacing.apart(tokens.get(i), after)
              : HclSpacing.apart(tokens.get(i - 1), tokens.get(i), after);
      spaces[i + 1] = apart ? 1 : 0;
    }
  }

  // ---- columns

  /// Lets a cell start in the same column on all consecutive lines that have it: one space after
  /// the longest.
  private void align(ToIntFunction<Line> cell) {
    int first = 0;
    while (first < lines.size()) {
      int after = first;
      int widest = 0;
      while (after < lines.size() && cell.applyAsInt(lines.get(after)) >= 0) {
        widest = Math.max(widest, width(lines.get(after), cell));
        after++;
      }
      for (Line line : lines.subList(first, after)) {
        spaces[cell.applyAsInt(line)] = widest - width(line, cell) + 1;
      }
      first = after + 1;
    }
  }

  private int width(Line line, ToIntFunction<Line> cell) {
    int width = 0;
    for (int i = line.lead(); i < cell.applyAsInt(line); i++) {
      width += spaces[i] + columns(tokens.get(i).text());
    }
    return width;
  }

  /// Characters as a reader counts them.
  private static int columns(String text) {
    if (text.chars().allMatch(c -> c < 0x80 && c != '\r')) {
      return text.length();
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int count = 0;
    while (characters.next() != BreakIterator.DONE) {
      count++;
    }
    return count;
  }
}
