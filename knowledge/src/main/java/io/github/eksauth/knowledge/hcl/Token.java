package io.github.eksauth.knowledge.hcl;

/// A piece of HCL text: what it is, how it is written, and where it stands.
///
/// @param start the offset of its first character
/// @param line the line it starts on, from 1
record Token(TokenKind kind, String text, int start, int line) {
  int end() {
    return start + text.length();
  }

  boolean is(TokenKind other) {
    return kind == other;
  }

  boolean isWord(String word) {
    return kind == TokenKind.IDENTIFIER && text.equals(word);
  }

  /// Whether a line ends with it: a line break, or a comment that took the line break with it.
  boolean endsLine() {
    return kind == TokenKind.NEWLINE || isLineComment();
  }

  boolean isLineComment() {
    return kind == TokenKind.COMMENT && !text.startsWith("/*");
  }
}
