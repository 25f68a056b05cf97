package io.github.eksauth.bot.slack.inbound;

/// Tells code in a message from what is said around it.
final class CodeSpans {
  private static final String FENCE = "```";

  private CodeSpans() {}

  /// The text without its code: what stands between fences, and between backticks of one line. A
  /// fence or backtick that nothing closes opens no code.
  static String outside(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean fences = true;
    int i = 0;
    while (i < text.length()) {
      if (text.charAt(i) != '`') {
        out.append(text.charAt(i));
        i++;
        continue;
      }
      if (fences && text.startsWith(FENCE, i)) {
        int end = text.indexOf(FENCE, i + FENCE.length());
        if (end >= 0) {
          i = end + FENCE.length();
          continue;
        }
        // looked for to the end once
        fences = false;
      }
      i = afterTicks(text, i, out);
    }
    return out.toString();
  }

  private static int afterTicks(String text, int at, StringBuilder out) {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != '`' && text.charAt(end) != '\n') {
      end++;
    }
    if (end < text.length() && text.charAt(end) == '`') {
      return end + 1;
    }
    out.append(text, at, end);
    return end;
  }
}
