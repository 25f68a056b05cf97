package io.github.eksauth.knowledge.text;

import java.util.ArrayList;
import java.util.List;

/// Cuts text into tokens: runs of letters, digits and underscores in lower case, and single CJK
/// characters. Everything else only separates.
///
/// Phrases of entries and pastes go through the same cutting, so quotes, gutters, brackets and line
/// breaks between two words never matter.
public final class Tokenizer {
  private Tokenizer() {}

  /// Receives one token and where it stood.
  @FunctionalInterface
  interface Sink {
    void token(String token, int start, int end);
  }

  /// The tokens of a short text, such as a phrase of an entry.
  public static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    cut(Cleaner.clean(text), 0, (token, start, end) -> tokens.add(token));
    return tokens;
  }

  static void cut(String cleaned, int from, Sink sink) {
    int length = cleaned.length();
    int i = from;
    while (i < length) {
      int c = cleaned.codePointAt(i);
      int next = i + Character.charCount(c);
      if (isCjk(c)) {
        sink.token(Character.toString(c), i, next);
        i = next;
      } else if (isWord(c)) {
        int start = i;
        do {
          i = next;
          if (i >= length) {
            break;
          }
          c = cleaned.codePointAt(i);
          next = i + Character.charCount(c);
        } while (isWord(c) && !isCjk(c));
        sink.token(lowerCase(cleaned, start, i), start, i);
      } else {
        i = next;
      }
    }
  }

  private static boolean isWord(int c) {
    if (c < 128) {
      return c == '_' || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    }
    return Character.isLetterOrDigit(c);
  }

  private static boolean isCjk(int c) {
    return c >= 0x2E80 && Character.isIdeographic(c);
  }

  /// Letter by letter, so that the length stays and no language's rules apply.
  private static String lowerCase(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c >= 128 || (c >= 'A' && c <= 'Z')) {
        StringBuilder out = new StringBuilder(end - start);
        text.substring(start, end)
            .codePoints()
            .forEach(point -> out.appendCodePoint(Character.toLowerCase(point)));
        return out.toString();
      }
    }
    return text.substring(start, end);
  }
}
