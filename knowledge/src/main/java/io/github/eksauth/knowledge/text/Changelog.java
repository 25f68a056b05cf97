package io.github.eksauth.knowledge.text;

/// Knows the lines of changelogs and release notes: list items that link to an issue or pull
/// request. They speak of errors in the words of errors, and nobody has one.
final class Changelog {
  private Changelog() {}

  /// Whether the line is a list item with a link such as `(#123)` or `[#123](https://…)`.
  static boolean isItem(String cleaned) {
    int i = 0;
    while (i < cleaned.length() && cleaned.charAt(i) == ' ') {
      i++;
    }
    return i < cleaned.length() && "*-+•".indexOf(cleaned.charAt(i)) >= 0 && hasIssue(cleaned, i);
  }

  private static boolean hasIssue(String text, int from) {
    for (int at = text.indexOf('#', from); at > 0; at = text.indexOf('#', at + 1)) {
      char before = text.charAt(at - 1);
      int end = at + 1;
      while (end < text.length() && Character.isDigit(text.charAt(end))) {
        end++;
      }
      boolean closed = end < text.length() && ")],".indexOf(text.charAt(end)) >= 0;
      if (end > at + 1 && closed && (before == '(' || before == '[' || before == ' ')) {
        return true;
      }
    }
    return false;
  }
}
