package io.github.eksauth.bot.following;

/// A line for people from text that strangers wrote.
final class PlainLine {
  private static final int LONGEST = 300;

  private PlainLine() {}

  /// One line without control and formatting characters, cut where it gets long.
  static String of(String text) {
    String line =
        text.codePoints()
            .limit(4L * LONGEST)
            .map(point -> Character.isWhitespace(point) ? ' ' : point)
            .filter(PlainLine::isPlain)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  private static boolean isPlain(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
