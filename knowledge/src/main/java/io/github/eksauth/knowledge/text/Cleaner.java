package io.github.eksauth.knowledge.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Undoes what terminals, logs, JSON, HTML and chat do to one line of text.
///
/// Gutters, quote marks and brackets need no undoing: tokens ignore punctuation. What is left are
/// escapes that glue letters to words, invisible characters, and the words in front of a log line.
final class Cleaner {
  /// What loggers and CI systems print before the message; each alternative starts with a different
  /// kind of character.
  private static final Pattern PREFIX =
      Pattern.compile(
          "\\s*+(?:"
              + "[│|>╷╵]++"
              + "|\\[?\\d{4}[-/]\\d{2}[-/]\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}(?:[.,]\\d{1,9}+)?+(?:Z|[+-]\\d{2}:?+\\d{2})?+\\]?+"
              + "|[IWEF]\\d{4} \\d{2}:\\d{2}:\\d{2}\\.\\d{1,9}+\\s++\\d{1,9}+ [\\w./-]{1,80}+:\\d{1,6}+\\]"
              + "|\\[?\\d{2}:\\d{2}:\\d{2}(?:[.,]\\d{1,9}+)?+\\]?+"
              + "|#\\d{1,4}+ \\d{1,6}+\\.\\d{1,6}+"
              + "|##\\[\\w{1,20}+\\]"
              + ")");

  private static final int MOST_PREFIXES = 6;
  private static final int LONGEST_COLOUR = 12;

  private Cleaner() {}

  /// The line with escapes decoded, entities resolved and invisible characters removed.
  static String clean(String line) {
    int length = line.length();
    StringBuilder out = new StringBuilder(length);
    for (int i = 0; i < length; ) {
      char c = line.charAt(i);
      switch (c) {
        case '\u001B' -> i = afterAnsi(line, i);
        case '\\' -> i = unescape(line, i, out);
        case '&' -> i = entity(line, i, out);
        case '[' -> i = bracket(line, i, out);
        // soft hyphen, zero-width and bidirectional controls, byte order mark
        case '\u00AD',
            '\u200B',
            '\u200C',
            '\u200D',
            '\u200E',
            '\u200F',
            '\u202A',
            '\u202B',
            '\u202C',
            '\u202D',
            '\u202E',
            '\u2060',
            '\u2066',
            '\u2067',
            '\u2068',
            '\u2069',
            '\uFEFF' ->
            i++;
        default -> {
          // full-width forms of ASCII, as Chinese input methods write them
          out.append(c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c);
          i++;
        }
      }
    }
    return out.toString();
  }

  /// Where the message starts in a cleaned line, behind timestamps, gutters and log levels' marks.
  static int messageStart(String cleaned) {
    Matcher matcher = PREFIX.matcher(cleaned);
    int start = 0;
    for (int i = 0; i < MOST_PREFIXES; i++) {
      matcher.region(start, cleaned.length());
      if (!matcher.lookingAt()) {
        break;
      }
      start = matcher.end();
    }
    return start;
  }

  private static int afterAnsi(String line, int escape) {
    int i = escape + 1;
    if (i < line.length() && line.charAt(i) == '[') {
      i++;
      while (i < line.length() && line.charAt(i) < '@') {
        i++;
      }
      return Math.min(i + 1, line.length());
    }
    return i;
  }

  /// Where a colour lost its escape character on the way, `[31m` is left; `[5m]` is something else.
  private static int bracket(String line, int bracket, StringBuilder out) {
    int i = bracket + 1;
    int last = Math.min(line.length(), bracket + LONGEST_COLOUR);
    while (i < last && (Character.isDigit(line.charAt(i)) || line.charAt(i) == ';')) {
      i++;
    }
    boolean colour =
        i > bracket + 1
            && i < line.length()
            && line.charAt(i) == 'm'
            && (i + 1 == line.length() || line.charAt(i + 1) != ']');
    if (colour) {
      return i + 1;
    }
    out.append('[');
    return bracket + 1;
  }

  /// A run of backslashes stands for one escape, however often the text was quoted on its way here.
  private static int unescape(String line, int backslash, StringBuilder out) {
    int i = backslash;
    while (i < line.length() && line.charAt(i) == '\\') {
      i++;
    }
    if (i == line.length()) {
      return i;
    }
    char c = line.charAt(i);
    if (c == 'u' && i + 5 <= line.length()) {
      int code = hex(line, i + 1);
      if (code == '\u001B') {
        return afterAnsi(line, i + 4);
      }
      if (code >= 0) {
        out.append((char) code);
        return i + 5;
      }
    }
    out.append(c == 'n' || c == 'r' || c == 't' ? ' ' : c);
    return i + 1;
  }

  private static int hex(String line, int from) {
    int code = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(line.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return code;
  }

  private static int entity(String line, int ampersand, StringBuilder out) {
    for (Entity entity : Entity.values()) {
      if (line.startsWith(entity.written, ampersand)) {
        out.append(entity.meant);
        return ampersand + entity.written.length();
      }
    }
    out.append('&');
    return ampersand + 1;
  }

  private enum Entity {
    LESS("&lt;", '<'),
    GREATER("&gt;", '>'),
    QUOTE("&quot;", '"'),
    APOSTROPHE("&#39;", '\''),
    SPACE("&nbsp;", ' '),
    AMPERSAND("&amp;", '&');

    private final String written;
    private final char meant;

    Entity(String written, char meant) {
      this.written = written;
      this.meant = meant;
    }
  }
}
