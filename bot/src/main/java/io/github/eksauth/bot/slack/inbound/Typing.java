package io.github.eksauth.bot.slack.inbound;

/// Undoes what keyboards, editors and chat do to characters, so that a name typed on a phone is the
/// name in AWS.
final class Typing {
  private static final int FENCE = 3;

  private Typing() {}

  /// The text with straight quotes, plain spaces and line ends, without characters that nobody
  /// sees, and with each code fence in a line of its own, so that what is in it keeps its lines.
  static String plain(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '`') {
        i = backticks(text, i, out);
      } else {
        character(text, i, out);
        i++;
      }
    }
    return out.toString();
  }

  /// Whether nobody sees it: soft hyphen, zero-width, bidirectional controls, byte order mark.
  static boolean isInvisible(char c) {
    return c == '\u00AD'
        || (c >= '\u200B' && c <= '\u200F')
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2060' && c <= '\u2064')
        || (c >= '\u2066' && c <= '\u2069')
        || c == '\uFEFF'
        || c == '\u0000';
  }

  private static void character(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    if (isInvisible(c)) {
      return;
    }
    switch (c) {
      case '\u201C', '\u201D', '\u201E', '\u201F', '\u2033' -> out.append('"');
      case '\u2018', '\u2019', '\u201A', '\u201B', '\u2032' -> out.append('\'');
      case '\u00A0', '\u2007', '\u202F', '\u3000' -> out.append(' ');
      case '\u2028', '\u2029', '\u0085' -> out.append('\n');
      case '\r' -> {
        if (at + 1 == text.length() || text.charAt(at + 1) != '\n') {
          out.append('\n');
        }
      }
      default -> out.append(c);
    }
  }

  private static int backticks(String text, int at, StringBuilder out) {
    int end = at;
    while (end < text.length() && text.charAt(end) == '`') {
      end++;
    }
    if (end - at < FENCE) {
      out.append(text, at, end);
      return end;
    }
    if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
    out.append("```");
    if (end < text.length() && text.charAt(end) != '\n') {
      out.append('\n');
    }
    return end;
  }
}
