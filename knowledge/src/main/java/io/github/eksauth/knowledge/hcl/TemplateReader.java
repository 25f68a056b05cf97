package io.github.eksauth.knowledge.hcl;

import io.github.eksauth.knowledge.hcl.Placeholders.Piece;
import io.github.eksauth.knowledge.hcl.TemplatePart.Each;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads a template: cuts it into parts, and gathers what is wrong with it.
final class TemplateReader {
  private static final String EACH = "# each ";
  private static final String END = "# end";

  private final String text;
  private final HclFile file;
  private final List<Token> tokens;
  private final List<HclProblem> problems = new ArrayList<>();
  private final Set<String> placeholders = new LinkedHashSet<>();
  private final Set<String> lists = new LinkedHashSet<>();
  private final List<Each> blocks = new ArrayList<>();
  private final List<Repeated> repeated = new ArrayList<>();
  private final List<TemplatePart> parts;
  private int copied;

  /// An `# each`, and where the lines under it end.
  private record Repeated(Token start, int bodyEnd) {}

  TemplateReader(String text) {
    this.text = text;
    this.file = HclParser.parse(text);
    this.tokens = file.tokens();
    problems.addAll(file.problems());
    this.parts = file.isValid() ? read() : List.of();
  }

  HclFile file() {
    return file;
  }

  List<TemplatePart> parts() {
    return parts;
  }

  List<HclProblem> problems() {
    return List.copyOf(problems);
  }

  Set<String> placeholders() {
    return Collections.unmodifiableSet(placeholders);
  }

  Set<String> lists() {
    return Collections.unmodifiableSet(lists);
  }

  /// The `# each` blocks, in order.
  List<Each> blocks() {
    return List.copyOf(blocks);
  }

  private List<TemplatePart> read() {
    List<TemplatePart> whole = new ArrayList<>();
    List<TemplatePart> current = whole;
    Optional<Token> open = Optional.empty();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is(TokenKind.QUOTED_TEXT)) {
        quotedText(i, open.map(TemplateReader::list), current);
      } else if (isDirective(i, EACH)) {
        copyTo(lineStart(token), current);
        copied = token.end();
        if (open.isPresent()) {
          problems.add(
              new HclProblem(
                  token.line(), "`# each` inside another `# each`; write `# end` first"));
        } else {
          open = Optional.of(token);
          lists.add(list(token));
          current = new ArrayList<>();
        }
      } else if (isDirective(i, END)) {
        copyTo(lineStart(token), current);
        copied = token.end();
        if (open.isEmpty()) {
          problems.add(
              new HclProblem(token.line(), "`# end` without an `# each` before it; remove it"));
        } else {
          var each = new Each(list(open.get()), current, open.get().line(), token.line());
          repeated.add(new Repeated(open.get(), lineStart(token)));
          blocks.add(each);
          whole.add(each);
          current = whole;
          open = Optional.empty();
        }
      }
    }
    copyTo(text.length(), current);
    open.ifPresent(each ->
        problems.add(
            new HclProblem(
                each.line(), "`# each` has no `# end`; write it after the lines to repeat")));
    checkRepeats();
    return List.copyOf(whole);
  }

  /// The lines must be HCL none, once or many times over; three times shows it.
  private void checkRepeats() {
    var thrice = new StringBuilder();
    var eachByLine = new TreeMap<Integer, Integer>();
    int copiedTo = 0;
    int addedLines = 0;
    for (Repeated each : repeated) {
      eachByLine.put(each.start().line() + addedLines, each.start().line());
      String body = text.substring(each.start().end(), each.bodyEnd());
      thrice.append(text, copiedTo, each.bodyEnd()).append(body).append(body);
      copiedTo = each.bodyEnd();
      addedLines += 2 * (int) body.chars().filter(c -> c == '\n').count();
    }
    thrice.append(text, copiedTo, text.length());
    for (HclProblem problem : HclParser.parse(thrice.toString()).problems()) {
      Optional.ofNullable(eachByLine.floorEntry(problem.line()))
          .ifPresent(each ->
              problems.add(
                  new HclProblem(
                      each.getValue(),
                      "the lines under `# each` cannot be repeated; does the last one lack its"
                          + " comma?")));
    }
  }

  private static String list(Token each) {
    return each.text().strip().substring(EACH.length()).strip();
  }

  private boolean isDirective(int i, String directive) {
    Token token = tokens.get(i);
    String comment = token.text().strip();
    boolean alone = i == 0 || tokens.get(i - 1).endsLine();
    return token.isLineComment()
        && alone
        && (directive.equals(END)
            ? comment.equals(END)
            : comment.startsWith(EACH) && Placeholders.end("<" + list(token) + ">", 0) > 0);
  }

  private int lineStart(Token token) {
    return text.lastIndexOf('\n', token.start()) + 1;
  }

  private void copyTo(int end, List<TemplatePart> into) {
    if (end > copied) {
      into.add(new TemplatePart.Raw(text.substring(copied, end)));
    }
    copied = Math.max(copied, end);
  }

  private void quotedText(int i, Optional<String> openList, List<TemplatePart> into) {
    Token token = tokens.get(i);
    List<Piece> pieces = Placeholders.cut(token.text());
    boolean any = false;
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Slot(String name)) {
        any = true;
        placeholders.add(name);
        int dot = name.indexOf('.');
        if (dot >= 0 && !openList.equals(Optional.of(name.substring(0, dot)))) {
          String list = name.substring(0, dot);
          problems.add(
              new HclProblem(
                  token.line(),
                  "`<" + name + ">` stands outside of `# each " + list + "` … `# end`"));
        }
      }
    }
    if (!any) {
      return;
    }
    boolean whole =
        pieces.size() == 1
            && tokens.get(i - 1).is(TokenKind.OPEN_QUOTE)
            && tokens.get(i + 1).is(TokenKind.CLOSE_QUOTE);
    if (whole) {
      copyTo(tokens.get(i - 1).start(), into);
      into.add(new TemplatePart.Whole((Piece.Slot) pieces.getFirst(), isValue(i - 1, i + 1)));
      copied = tokens.get(i + 1).end();
    } else {
      copyTo(token.start(), into);
      into.add(new TemplatePart.Literal(pieces, templateAfter(tokens.get(i + 1))));
      copied = token.end();
    }
  }

  private static Optional<Character> templateAfter(Token next) {
    return switch (next.kind()) {
      case INTERPOLATION -> Optional.of('$');
      case DIRECTIVE -> Optional.of('%');
      default -> Optional.empty();
    };
  }

  /// Whether a list may stand in place of the string whose quotes are these.
  private boolean isValue(int openQuote, int closeQuote) {
    int before = openQuote - 1;
    while (before >= 0 && isSpace(tokens.get(before))) {
      before--;
    }
    int after = closeQuote + 1;
    while (isSpace(tokens.get(after))) {
      after++;
    }
    TokenKind following = tokens.get(after).kind();
    return before >= 0
        && following != TokenKind.EQUALS
        && switch (tokens.get(before).kind()) {
          case EQUALS, OPEN_PAREN -> true;
          case QUESTION -> true;
          case COMMA, COLON -> following != TokenKind.COLON;
          case OPEN_BRACKET -> before == 0 || !canBeIndexed(tokens.get(before - 1));
          default -> false;
        };
  }

  private static boolean canBeIndexed(Token token) {
    return token.is(TokenKind.IDENTIFIER) || token.kind().nesting() < 0;
  }

  private static boolean isSpace(Token token) {
    return token.is(TokenKind.NEWLINE) || token.is(TokenKind.COMMENT);
  }
}
