package io.github.eksauth.knowledge.hcl;

/// Whether one space stands between two tokens of a line, or none.
final class HclSpacing {
  private HclSpacing() {}

  /// The same for the first token of a cell, which nothing stands before.
  static boolean apart(Token token, Token after) {
    return apart(new Token(TokenKind.END, "", token.start(), token.line()), token, after);
  }

  /// Most tokens stand apart; this lists those that do not. The earlier reason wins.
  static boolean apart(Token before, Token token, Token after) {
    if (after.is(TokenKind.NEWLINE) || after.is(TokenKind.END) || joinsAlways(token, after)) {
      return false;
    }
    if (token.is(TokenKind.COMMA)) {
      return true;
    }
    if (isTemplateSeam(token, after)) {
      return false;
    }
    if (token.isWord("in") && before.is(TokenKind.IDENTIFIER)) {
      return true; // `for x in [a]`: not an index
    }
    if (after.is(TokenKind.OPEN_BRACKET) && canBeIndexed(token)) {
      return false;
    }
    if (token.is(TokenKind.BANG)) {
      return false;
    }
    if (token.is(TokenKind.MINUS)) {
      return !expectsValue(before);
    }
    return apartByBrackets(token, after);
  }

  private static boolean joinsAlways(Token token, Token after) {
    return (token.is(TokenKind.IDENTIFIER) && after.is(TokenKind.OPEN_PAREN))
        || (token.is(TokenKind.IDENTIFIER) && after.is(TokenKind.DOUBLE_COLON))
        || (token.is(TokenKind.DOUBLE_COLON) && after.is(TokenKind.IDENTIFIER))
        || token.is(TokenKind.DOT)
        || after.is(TokenKind.DOT)
        || after.is(TokenKind.COMMA)
        || after.is(TokenKind.ELLIPSIS);
  }

  private static boolean isTemplateSeam(Token token, Token after) {
    return token.kind().isTemplateText()
        || token.is(TokenKind.OPEN_QUOTE)
        || token.is(TokenKind.OPEN_HEREDOC)
        || after.kind().isTemplateText()
        || after.is(TokenKind.CLOSE_QUOTE)
        || after.is(TokenKind.CLOSE_HEREDOC);
  }

  private static boolean canBeIndexed(Token token) {
    return token.is(TokenKind.IDENTIFIER)
        || token.is(TokenKind.NUMBER)
        || token.kind().nesting() < 0;
  }

  /// A minus after such a token is a sign, not a subtraction.
  private static boolean expectsValue(Token before) {
    return switch (before.kind()) {
      case END,
          OPEN_PAREN,
          OPEN_BRACE,
          OPEN_BRACKET,
          EQUALS,
          COLON,
          COMMA,
          QUESTION,
          ARITHMETIC,
          STAR,
          MINUS,
          COMPARISON,
          LOGICAL,
          BANG ->
          true;
      default -> false;
    };
  }

  private static boolean apartByBrackets(Token token, Token after) {
    if (token.is(TokenKind.OPEN_BRACE) || after.is(TokenKind.CLOSE_BRACE)) {
      return !(token.is(TokenKind.OPEN_BRACE) && after.is(TokenKind.CLOSE_BRACE));
    }
    boolean templateOpens = token.is(TokenKind.INTERPOLATION) || token.is(TokenKind.DIRECTIVE);
    if (templateOpens && after.is(TokenKind.OPEN_BRACE)) {
      return true;
    }
    if (token.is(TokenKind.CLOSE_BRACE) && after.is(TokenKind.TEMPLATE_END)) {
      return true;
    }
    boolean templateFollows = after.is(TokenKind.INTERPOLATION) || after.is(TokenKind.DIRECTIVE);
    if (token.is(TokenKind.TEMPLATE_END) && templateFollows) {
      return false;
    }
    return token.kind().nesting() <= 0 && after.kind().nesting() >= 0;
  }
}
