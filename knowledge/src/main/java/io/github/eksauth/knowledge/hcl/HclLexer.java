package io.github.eksauth.knowledge.hcl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Cuts HCL text into tokens, in one pass; what is not HCL becomes an INVALID token.
final class HclLexer {
  private static final List<String> SYMBOLS =
      List.of("...", "::", "=>", "==", "!=", "<=", ">=", "&&", "||");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final Deque<Mode> modes = new ArrayDeque<>();
  private int at;
  private int line = 1;

  /// What the characters at hand belong to: code, a quoted string, or a heredoc.
  private sealed interface Mode {
    /// Code; inside a template it ends with the brace that closes nothing else.
    final class Code implements Mode {
      private int braces;
    }

    record Quoted() implements Mode {}

    record Heredoc(String marker) implements Mode {}
  }

  private HclLexer(String text) {
    this.text = text;
  }

  /// All tokens of a text, END last. White space is what lies between them.
  static List<Token> lex(String text) {
    return new HclLexer(text).run();
  }

  private List<Token> run() {
    modes.push(new Mode.Code());
    while (at < text.length()) {
      switch (modes.element()) {
        case Mode.Code code -> code(code);
        case Mode.Quoted() -> quoted();
        case Mode.Heredoc(String marker) -> heredoc(marker);
      }
    }
    add(TokenKind.END, 0);
    return List.copyOf(tokens);
  }

  private void add(TokenKind kind, int length) {
    var token = new Token(kind, text.substring(at, at + length), at, line);
    tokens.add(token);
    at += length;
    for (int i = 0; i < length; i++) {
      if (token.text().charAt(i) == '\n') {
        line++;
      }
    }
  }

  private void code(Mode.Code mode) {
    char c = text.charAt(at);
    switch (c) {
      case ' ', '\t' -> at++;
      case '\n' -> add(TokenKind.NEWLINE, 1);
      case '\r' ->
          add(text.startsWith("\r\n", at) ? TokenKind.NEWLINE : TokenKind.INVALID, sizeOfReturn());
      case '#' -> lineComment();
      case '"' -> {
        add(TokenKind.OPEN_QUOTE, 1);
        modes.push(new Mode.Quoted());
      }
      case '{' -> {
        mode.braces++;
        add(TokenKind.OPEN_BRACE, 1);
      }
      case '}' -> closeBrace(mode, 1);
      case '~' -> closeTrimming(mode);
      case '[' -> add(TokenKind.OPEN_BRACKET, 1);
      case ']' -> add(TokenKind.CLOSE_BRACKET, 1);
      case '(' -> add(TokenKind.OPEN_PAREN, 1);
      case ')' -> add(TokenKind.CLOSE_PAREN, 1);
      case ',' -> add(TokenKind.COMMA, 1);
      case '?' -> add(TokenKind.QUESTION, 1);
      case '-' -> add(TokenKind.MINUS, 1);
      case '*' -> add(TokenKind.STAR, 1);
      default -> wordOrSymbol(c);
    }
  }

  private int sizeOfReturn() {
    return text.startsWith("\r\n", at) ? 2 : 1;
  }

  private void closeBrace(Mode.Code mode, int length) {
    if (mode.braces == 0 && modes.size() > 1) {
      add(TokenKind.TEMPLATE_END, length);
      modes.pop();
    } else {
      mode.braces = Math.max(0, mode.braces - 1);
      add(TokenKind.CLOSE_BRACE, length);
    }
  }

  private void closeTrimming(Mode.Code mode) {
    if (text.startsWith("~}", at) && mode.braces == 0 && modes.size() > 1) {
      closeBrace(mode, 2);
    } else {
      add(TokenKind.INVALID, 1);
    }
  }

  private void wordOrSymbol(char c) {
    if (c >= '0' && c <= '9') {
      add(TokenKind.NUMBER, numberEnd() - at);
    } else if (isIdentifierStart(text.codePointAt(at))) {
      add(TokenKind.IDENTIFIER, identifierEnd(at) - at);
    } else if (text.startsWith("//", at)) {
      lineComment();
    } else if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      if (end < 0) {
        add(TokenKind.INVALID, text.length() - at);
      } else {
        add(TokenKind.COMMENT, end + 2 - at);
      }
    } else if (text.startsWith("<<", at)) {
      openHeredoc();
    } else {
      symbol(c);
    }
  }

  private void symbol(char c) {
    for (String symbol : SYMBOLS) {
      if (text.startsWith(symbol, at)) {
        add(kindOf(symbol), symbol.length());
        return;
      }
    }
    switch (c) {
      case '=' -> add(TokenKind.EQUALS, 1);
      case '.' -> add(TokenKind.DOT, 1);
      case ':' -> add(TokenKind.COLON, 1);
      case '!' -> add(TokenKind.BANG, 1);
      case '+', '/', '%' -> add(TokenKind.ARITHMETIC, 1);
      case '<', '>' -> add(TokenKind.COMPARISON, 1);
      case '\uFEFF' -> {
        if (at == 0) {
          at++;
        } else {
          add(TokenKind.INVALID, 1);
        }
      }
      default -> add(TokenKind.INVALID, Character.charCount(text.codePointAt(at)));
    }
  }

  private static TokenKind kindOf(String symbol) {
    return switch (symbol) {
      case "..." -> TokenKind.ELLIPSIS;
      case "::" -> TokenKind.DOUBLE_COLON;
      case "=>" -> TokenKind.ARROW;
      case "&&", "||" -> TokenKind.LOGICAL;
      default -> TokenKind.COMPARISON;
    };
  }

  private void lineComment() {
    int end = text.indexOf('\n', at);
    add(TokenKind.COMMENT, (end < 0 ? text.length() : end + 1) - at);
  }

  private int numberEnd() {
    int end = digitsEnd(at);
    if (end < text.length() && text.charAt(end) == '.' && digitsEnd(end + 1) > end + 1) {
      end = digitsEnd(end + 1);
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int exponent = end + 1;
      if (exponent < text.length()
          && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) {
        exponent++;
      }
      if (digitsEnd(exponent) > exponent) {
        end = digitsEnd(exponent);
      }
    }
    return end;
  }

  private int digitsEnd(int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static boolean isIdentifierStart(int c) {
    return c == '_' || Character.isUnicodeIdentifierStart(c);
  }

  private int identifierEnd(int from) {
    int end = from;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      boolean part =
          c == '-' || (Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
      if (!part) {
        break;
      }
      end += Character.charCount(c);
    }
    return end;
  }

  /// `<<MARKER` or `<<-MARKER`, then a line break; anything else after `<<` is no HCL.
  private void openHeredoc() {
    int word = text.startsWith("<<-", at) ? at + 3 : at + 2;
    int end =
        word < text.length() && isIdentifierStart(text.codePointAt(word))
            ? identifierEnd(word)
            : word;
    int content = text.startsWith("\r\n", end) ? end + 2 : end + 1;
    if (end == word || content > text.length() || text.charAt(content - 1) != '\n') {
      add(TokenKind.INVALID, 2);
      return;
    }
    String marker = text.substring(word, end);
    add(TokenKind.OPEN_HEREDOC, content - at);
    modes.push(new Mode.Heredoc(marker));
  }

  private void quoted() {
    int end = templateTextEnd(true);
    if (end > at) {
      add(TokenKind.QUOTED_TEXT, end - at);
    } else if (text.charAt(at) == '"') {
      add(TokenKind.CLOSE_QUOTE, 1);
      modes.pop();
    } else if (text.charAt(at) == '$' || text.charAt(at) == '%') {
      openTemplate();
    } else {
      add(TokenKind.INVALID, 1);
      modes.pop();
    }
  }

  private void heredoc(String marker) {
    if (text.charAt(at - 1) == '\n') {
      int newline = text.indexOf('\n', at);
      if (newline >= 0 && text.substring(at, newline).strip().equals(marker)) {
        add(TokenKind.CLOSE_HEREDOC, newline - at);
        modes.pop();
        return;
      }
    }
    int end = templateTextEnd(false);
    if (end > at) {
      add(TokenKind.HEREDOC_TEXT, end - at);
    } else {
      openTemplate();
    }
  }

  private void openTemplate() {
    TokenKind kind = text.charAt(at) == '$' ? TokenKind.INTERPOLATION : TokenKind.DIRECTIVE;
    add(kind, text.startsWith("~", at + 2) ? 3 : 2);
    modes.push(new Mode.Code());
  }

  /// Where plain characters end: before `${` or `%{`, before the closing quote or a line break in a
  /// quoted string, after the line break in a heredoc. `$${` and `%%{` are plain: they escape.
  private int templateTextEnd(boolean quoted) {
    int end = at;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (quoted && (c == '"' || c == '\n')) {
        break;
      } else if (!quoted && c == '\n') {
        return end + 1;
      } else if (quoted && c == '\\' && end + 1 < text.length() && text.charAt(end + 1) != '\n') {
        end += 2;
      } else if (text.startsWith("$${", end) || text.startsWith("%%{", end)) {
        end += 3;
      } else if (text.startsWith("${", end) || text.startsWith("%{", end)) {
        break;
      } else {
        end++;
      }
    }
    return Math.min(end, text.length());
  }
}
