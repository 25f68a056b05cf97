package io.github.eksauth.knowledge.hcl;

import io.github.eksauth.knowledge.hcl.HclFile.Attribute;
import io.github.eksauth.knowledge.hcl.HclFile.Block;
import io.github.eksauth.knowledge.hcl.HclFile.Body;
import io.github.eksauth.knowledge.hcl.HclFile.Reference;
import io.github.eksauth.knowledge.hcl.HclFile.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads HCL text by the grammar of its native syntax; stops at the first thing that is not valid
/// and says what it is.
///
/// Our own, because hcl4j accepts what Terraform refuses (`a =`, an open string, prose), refuses
/// what Terraform accepts (`\u00e9`, computed keys), and evaluates what it reads.
///
/// One pass, one token of lookahead and never back, so the time is linear in the text. Whether a
/// line break means anything depends on the innermost bracket, which `newlines` remembers.
final class HclParser {
  /// Deeper than anybody writes, and shallow enough for the stack.
  private static final int DEEPEST = 100;

  private static final List<Set<String>> OPERATORS =
      List.of(
          Set.of("||"),
          Set.of("&&"),
          Set.of("==", "!="),
          Set.of("<", "<=", ">", ">="),
          Set.of("+", "-"),
          Set.of("*", "/", "%"));

  private final List<Token> tokens;
  private final List<Reference> references = new ArrayList<>();
  private final Deque<Boolean> newlines = new ArrayDeque<>(List.of(true));
  private int next;
  private int consumed;
  private int depth;

  private HclParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /// Never throws, whatever the text is.
  static HclFile parse(String text) {
    List<Token> tokens = HclLexer.lex(text);
    var parser = new HclParser(tokens);
    try {
      Body body = parser.body(TokenKind.END);
      return new HclFile(tokens, body, parser.references, List.of());
    } catch (NotHcl e) {
      var nothing = new Body(List.of(), List.of());
      return new HclFile(tokens, nothing, List.of(), List.of(e.problem));
    }
  }

  /// Leaves the parser from any depth; it goes no further than [#parse].
  private static final class NotHcl extends RuntimeException {
    private final transient HclProblem problem;

    NotHcl(Token at, String message) {
      super(message, null, false, false);
      this.problem = new HclProblem(at.line(), message);
    }
  }

  // ---- tokens

  private Token peek() {
    while (isSkipped(tokens.get(next))) {
      next++;
    }
    return tokens.get(next);
  }

  private boolean isSkipped(Token token) {
    boolean matters = newlines.element();
    return switch (token.kind()) {
      case NEWLINE -> !matters;
      case COMMENT -> !(matters && token.isLineComment());
      default -> false;
    };
  }

  private Token take() {
    Token token = peek();
    if (!token.is(TokenKind.END)) {
      next++;
      consumed = next;
    }
    return token;
  }

  private boolean takeIf(TokenKind kind) {
    if (peek().is(kind)) {
      take();
      return true;
    }
    return false;
  }

  private Token expect(TokenKind kind, String what) {
    if (!peek().is(kind)) {
      throw unexpected(what);
    }
    return take();
  }

  private NotHcl unexpected(String expected) {
    Token found = peek();
    return new NotHcl(found, "found " + describe(found) + " where " + expected + " should be");
  }

  private static String describe(Token token) {
    return switch (token.kind()) {
      case END -> "the end of the file";
      case NEWLINE, COMMENT -> "the end of the line";
      default -> "`" + token.text().strip() + "`";
    };
  }

  private void deeper() {
    if (++depth > DEEPEST) {
      throw new NotHcl(
          peek(), "brackets are nested more than " + DEEPEST + " deep; write it flatter");
    }
  }

  // ---- bodies

  private Body body(TokenKind end) {
    deeper();
    List<Attribute> attributes = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    Set<String> names = new HashSet<>();
    while (!peek().is(end)) {
      if (peek().endsLine()) {
        take();
        continue;
      }
      Token name = expect(TokenKind.IDENTIFIER, "an argument, a block or " + describeEnd(end));
      if (peek().is(TokenKind.EQUALS)) {
        attributes.add(attribute(name, names));
      } else {
        blocks.add(block(name));
      }
      if (!peek().endsLine() && !peek().is(TokenKind.END)) {
        throw unexpected("a new line");
      }
    }
    depth--;
    return new Body(attributes, blocks);
  }

  private static String describeEnd(TokenKind end) {
    return end == TokenKind.END ? "the end of the file" : "the closing brace";
  }

  private Attribute attribute(Token name, Set<String> names) {
    if (!names.add(name.text())) {
      throw new NotHcl(name, "`" + name.text() + "` is set twice; keep one");
    }
    expect(TokenKind.EQUALS, "`=`");
    peek();
    int from = next;
    Expression value = expression();
    return new Attribute(name.text(), value, name.line(), lastLine(), new Span(from, consumed));
  }

  private int lastLine() {
    return tokens.get(consumed - 1).line();
  }

  private Block block(Token type) {
    int from = consumed;
    List<String> labels = new ArrayList<>();
    while (!peek().is(TokenKind.OPEN_BRACE)) {
      labels.add(label());
    }
    var labelTokens = new Span(from, next);
    take();
    Body body = peek().endsLine() ? body(TokenKind.CLOSE_BRACE) : oneLineBody();
    expect(TokenKind.CLOSE_BRACE, "the closing brace");
    return new Block(type.text(), labels, body, type.line(), lastLine(), labelTokens);
  }

  private Body oneLineBody() {
    if (peek().is(TokenKind.CLOSE_BRACE)) {
      return new Body(List.of(), List.of());
    }
    Token name = expect(TokenKind.IDENTIFIER, "an argument, or a new line");
    if (!peek().is(TokenKind.EQUALS)) {
      throw unexpected("`=` (a block inside a block starts on a new line)");
    }
    return new Body(List.of(attribute(name, new HashSet<>())), List.of());
  }

  private String label() {
    Token token = peek();
    if (token.is(TokenKind.IDENTIFIER)) {
      return take().text();
    }
    if (!token.is(TokenKind.OPEN_QUOTE)) {
      throw unexpected("`=`, a label or `{`");
    }
    take();
    String label = peek().is(TokenKind.QUOTED_TEXT) ? decode(take()) : "";
    expect(TokenKind.CLOSE_QUOTE, "the end of the label, which takes no templates,");
    return label;
  }

  private static String decode(Token quotedText) {
    return switch (HclString.decode(quotedText.text())) {
      case HclString.Decoded.Value(String value) -> value;
      case HclString.Decoded.BadEscape(String escape) ->
          throw new NotHcl(quotedText, "`" + escape + "` is no escape; write \\\\ for a backslash");
    };
  }

  // ---- expressions

  private Expression expression() {
    deeper();
    Expression condition = binary(0);
    if (takeIf(TokenKind.QUESTION)) {
      Expression whenTrue = expression();
      expect(TokenKind.COLON, "the `:` of `condition ? a : b`");
      condition = computed(condition, whenTrue, expression());
    }
    depth--;
    return condition;
  }

  private static Expression computed(Expression... within) {
    return new Expression.Computed(List.of(within));
  }

  private Expression binary(int level) {
    Expression first = unary();
    // Flat, so that a long chain makes no deep tree.
    List<Expression> operands = new ArrayList<>(List.of(first));
    int operator = operatorLevel(peek());
    while (operator >= level) {
      take();
      operands.add(binary(operator + 1));
      operator = operatorLevel(peek());
    }
    return operands.size() == 1 ? first : new Expression.Computed(operands);
  }

  private static int operatorLevel(Token token) {
    return switch (token.kind()) {
      case LOGICAL, COMPARISON, ARITHMETIC, MINUS, STAR -> {
        int level = OPERATORS.size() - 1;
        while (level >= 0 && !OPERATORS.get(level).contains(token.text())) {
          level--;
        }
        yield level;
      }
      default -> -1;
    };
  }

  private Expression unary() {
    if (peek().is(TokenKind.MINUS) || peek().is(TokenKind.BANG)) {
      deeper();
      take();
      Expression negated = computed(unary());
      depth--;
      return negated;
    }
    return traversed();
  }

  /// A term and what is picked from it: `a.b`, `a[0]`, `a[*].b`.
  private Expression traversed() {
    Token first = peek();
    Expression term = term();
    List<Expression> within = new ArrayList<>(List.of(term));
    boolean picked = false;
    List<String> path = new ArrayList<>();
    if (first.is(TokenKind.IDENTIFIER)) {
      path.add(first.text());
    }
    while (true) {
      if (takeIf(TokenKind.DOT)) {
        path.add(attributeName());
        picked = true;
      } else if (peek().is(TokenKind.OPEN_BRACKET)) {
        path.add("[]");
        within.add(index());
        picked = true;
      } else {
        break;
      }
    }
    if (first.is(TokenKind.IDENTIFIER) && path.size() > 1) {
      references.add(new Reference(path, first.line()));
    }
    return picked ? new Expression.Computed(within) : term;
  }

  private String attributeName() {
    return switch (peek().kind()) {
      case IDENTIFIER -> take().text();
      case NUMBER, STAR -> {
        take();
        yield "[]";
      }
      default -> throw unexpected("the name after the dot");
    };
  }

  private Expression index() {
    take();
    newlines.push(false);
    Expression index = takeIf(TokenKind.STAR) ? computed() : expression();
    closeWith(TokenKind.CLOSE_BRACKET, "`]`");
    return index;
  }

  /// The bracket belongs to the inside, what follows it to the outside.
  private void closeWith(TokenKind kind, String what) {
    expect(kind, what);
    newlines.pop();
  }

  private Expression term() {
    Token token = peek();
    return switch (token.kind()) {
      case NUMBER -> {
        take();
        yield computed();
      }
      case IDENTIFIER -> name();
      case OPEN_QUOTE -> {
        take();
        yield template(TokenKind.CLOSE_QUOTE, "the closing quote");
      }
      case OPEN_HEREDOC -> {
        take();
        yield template(TokenKind.CLOSE_HEREDOC, "`" + marker(token) + "` on a line of its own");
      }
      case OPEN_BRACKET -> list();
      case OPEN_BRACE -> object();
      case OPEN_PAREN -> {
        take();
        newlines.push(false);
        Expression inner = expression();
        closeWith(TokenKind.CLOSE_PAREN, "`)`");
        yield computed(inner);
      }
      default -> throw unexpected("a value");
    };
  }

  private static String marker(Token openHeredoc) {
    return openHeredoc.text().replace("<", "").replace("-", "").strip();
  }

  private Expression name() {
    take();
    boolean namespaced = false;
    while (takeIf(TokenKind.DOUBLE_COLON)) {
      expect(TokenKind.IDENTIFIER, "the name of a function");
      namespaced = true;
    }
    if (peek().is(TokenKind.OPEN_PAREN)) {
      return arguments();
    }
    if (namespaced) {
      throw unexpected("the `(` of a function call");
    }
    return computed();
  }

  private Expression arguments() {
    take();
    newlines.push(false);
    List<Expression> arguments = new ArrayList<>();
    while (!peek().is(TokenKind.CLOSE_PAREN)) {
      arguments.add(expression());
      if (takeIf(TokenKind.ELLIPSIS) || !takeIf(TokenKind.COMMA)) {
        break;
      }
    }
    closeWith(TokenKind.CLOSE_PAREN, "`,` or `)`");
    return new Expression.Computed(arguments);
  }

  private Expression list() {
    take();
    newlines.push(false);
    if (peek().isWord("for")) {
      Expression made = forExpression(TokenKind.CLOSE_BRACKET);
      closeWith(TokenKind.CLOSE_BRACKET, "`]`");
      return made;
    }
    List<Expression> items = new ArrayList<>();
    while (!peek().is(TokenKind.CLOSE_BRACKET)) {
      items.add(expression());
      if (!takeIf(TokenKind.COMMA)) {
        break;
      }
    }
    closeWith(TokenKind.CLOSE_BRACKET, "`,` or `]`");
    return new Expression.Items(items);
  }

  private Expression object() {
    take();
    newlines.push(true);
    skipLines();
    if (peek().isWord("for")) {
      newlines.pop();
      newlines.push(false);
      Expression made = forExpression(TokenKind.CLOSE_BRACE);
      closeWith(TokenKind.CLOSE_BRACE, "`}`");
      return made;
    }
    List<Expression.Field> fields = new ArrayList<>();
    while (!peek().is(TokenKind.CLOSE_BRACE)) {
      fields.add(field());
      if (!takeIf(TokenKind.COMMA) && !peek().endsLine()) {
        break;
      }
      skipLines();
    }
    closeWith(TokenKind.CLOSE_BRACE, "`,`, a new line or `}`");
    return new Expression.Fields(fields);
  }

  private void skipLines() {
    while (peek().endsLine()) {
      take();
    }
  }

  private Expression.Field field() {
    Token first = peek();
    Expression key = expression();
    if (first.is(TokenKind.IDENTIFIER) && tokens.get(consumed - 1).equals(first)) {
      key = new Expression.Text(first.text());
    }
    if (!takeIf(TokenKind.COLON)) {
      expect(TokenKind.EQUALS, "the `=` after a key");
    }
    Expression value = expression();
    return new Expression.Field(key, value, first.line(), lastLine());
  }

  /// What stands between the brackets of `[for …]` and `{for …}`.
  private Expression forExpression(TokenKind end) {
    take();
    List<Expression> within = new ArrayList<>(List.of(loopHead()));
    expect(TokenKind.COLON, "the `:` after `for … in …`");
    within.add(expression());
    if (end == TokenKind.CLOSE_BRACE) {
      expect(TokenKind.ARROW, "the `=>` between key and value");
      within.add(expression());
      takeIf(TokenKind.ELLIPSIS);
    }
    if (peek().isWord("if")) {
      take();
      within.add(expression());
    }
    return new Expression.Computed(within);
  }

  /// `k, v in something`; the something.
  private Expression loopHead() {
    expect(TokenKind.IDENTIFIER, "the loop's variable");
    if (takeIf(TokenKind.COMMA)) {
      expect(TokenKind.IDENTIFIER, "the loop's second variable");
    }
    if (!peek().isWord("in")) {
      throw unexpected("`in`");
    }
    take();
    return expression();
  }

  // ---- templates

  private Expression template(TokenKind end, String endInWords) {
    var plain = new StringBuilder();
    List<Expression> within = new ArrayList<>();
    boolean constant = true;
    Deque<String> open = new ArrayDeque<>();
    while (!peekInTemplate().is(end)) {
      Token token = tokens.get(next);
      switch (token.kind()) {
        case QUOTED_TEXT -> plain.append(decode(take()));
        case HEREDOC_TEXT -> plain.append(take().text().replace("$${", "${").replace("%%{", "%{"));
        case INTERPOLATION, DIRECTIVE -> {
          constant = false;
          take();
          newlines.push(false);
          if (token.is(TokenKind.DIRECTIVE)) {
            directive(open);
          } else {
            within.add(expression());
          }
          closeWith(TokenKind.TEMPLATE_END, "the `}` that ends `" + token.text() + "`");
        }
        case END -> throw new NotHcl(token, "the file ends before " + endInWords);
        default -> throw new NotHcl(token, "the line ends before " + endInWords);
      }
    }
    if (!open.isEmpty()) {
      throw new NotHcl(tokens.get(next), "`%{ " + open.element() + " }` is missing");
    }
    next++;
    consumed = next;
    return constant ? new Expression.Text(plain.toString()) : new Expression.Computed(within);
  }

  /// Inside quotes nothing is skipped.
  private Token peekInTemplate() {
    return tokens.get(next);
  }

  /// `open` holds the directive that must end each one that is still open.
  private void directive(Deque<String> open) {
    Token word = expect(TokenKind.IDENTIFIER, "`if`, `else`, `endif`, `for` or `endfor`");
    switch (word.text()) {
      case "if" -> {
        expression();
        open.push("endif");
      }
      case "for" -> {
        loopHead();
        open.push("endfor");
      }
      case "else" -> {
        if (!"endif".equals(open.peek())) {
          throw new NotHcl(word, "`%{ else }` stands outside of `%{ if … }`");
        }
      }
      case "endif", "endfor" -> {
        if (!word.text().equals(open.poll())) {
          throw new NotHcl(word, "`%{ " + word.text() + " }` ends nothing");
        }
      }
      default -> throw new NotHcl(word, "`" + word.text() + "` is no template directive");
    }
  }
}
