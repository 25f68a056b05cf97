package io.github.eksauth.bot.reply;

/// Makes text from clusters and pastes harmless for a terminal or a page.
public final class PlainText {
  private PlainText() {}

  /// The text without control characters: no escape sequence, no cursor movement, no bidirectional
  /// trick survives; line breaks and tabs stay.
  public static String safe(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          if (c == '\n' || c == '\t') {
            out.appendCodePoint(c);
          } else if (Character.isISOControl(c) || isInvisible(c)) {
            out.append('\uFFFD');
          } else {
            out.appendCodePoint(c);
          }
        });
    return out.toString();
  }

  private static boolean isInvisible(int c) {
    return (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x200E
        || c == 0x200F
        || c == 0x061C
        || c == 0x2028
        || c == 0x2029
        || (c >= 0xE0000 && c <= 0xE007F)
        || Character.getType(c) == Character.SURROGATE;
  }

  /// The text on one line, cut at a number of code points.
  public static String oneLine(String text, int most) {
    String line = safe(text).replace('\n', ' ').replace('\t', ' ').strip();
    if (line.codePointCount(0, line.length()) <= most) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
  }
}
