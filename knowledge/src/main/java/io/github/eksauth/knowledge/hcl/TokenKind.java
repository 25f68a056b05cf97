package io.github.eksauth.knowledge.hcl;

/// What a piece of HCL text is.
enum TokenKind {
  NEWLINE,
  /// A comment; one that runs to the end of its line takes the line break with it.
  COMMENT,
  IDENTIFIER,
  NUMBER,
  OPEN_QUOTE,
  CLOSE_QUOTE,
  /// Characters between quotes, still with their escapes.
  QUOTED_TEXT,
  OPEN_HEREDOC,
  CLOSE_HEREDOC,
  HEREDOC_TEXT,
  /// `${`, perhaps with `~`.
  INTERPOLATION,
  /// `%{`, perhaps with `~`.
  DIRECTIVE,
  /// The `}` that ends an interpolation or a directive.
  TEMPLATE_END,
  OPEN_BRACE,
  CLOSE_BRACE,
  OPEN_BRACKET,
  CLOSE_BRACKET,
  OPEN_PAREN,
  CLOSE_PAREN,
  EQUALS,
  COMMA,
  DOT,
  ELLIPSIS,
  COLON,
  DOUBLE_COLON,
  QUESTION,
  ARROW,
  BANG,
  MINUS,
  STAR,
  /// `+`, `/` and `%`.
  ARITHMETIC,
  /// `==`, `!=`, `<`, `<=`, `>` and `>=`.
  COMPARISON,
  /// `&&` and `||`.
  LOGICAL,
  INVALID,
  END;

  /// How many brackets this opens; negative when it closes one.
  int nesting() {
    return switch (this) {
      case OPEN_BRACE, OPEN_BRACKET, OPEN_PAREN, INTERPOLATION, DIRECTIVE -> 1;
      case CLOSE_BRACE, CLOSE_BRACKET, CLOSE_PAREN, TEMPLATE_END -> -1;
      default -> 0;
    };
  }

  /// Whether white space around it would change what a template says.
  boolean isTemplateText() {
    return this == QUOTED_TEXT || this == HEREDOC_TEXT;
  }
}
