package io.github.eksauth.knowledge.text;

import java.util.ArrayList;
import java.util.List;

/// Cuts text into tokens: runs of letters, digits and underscores in lower case, and single
/// characters of Chinese, Japanese and Korean. Everything else only separates.
///
/// Phrases of entries and pastes go through the same cutting, so quotes, gutters, brackets and line
/// breaks between two words never matter.
public final class Tokenizer {
  private static final String SSO_ROLE = "awsreservedsso_";

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
        word(lowerCase(cleaned, start, i), start, i, sink);
      } else {
        i = next;
      }
    }
  }

  /// IAM Identity Center puts a fixed word and the name of the permission set into one role name;
  /// the word tells, the name varies.
  private static void word(String token, int start, int end, Sink sink) {
    if (token.startsWith(SSO_ROLE) && token.length() > SSO_ROLE.length()) {
      int middle = start + SSO_ROLE.length();
      sink.token(SSO_ROLE.substring(0, SSO_ROLE.length() - 1), start, middle);
      sink.token(token.substring(SSO_ROLE.length()), middle, end);
    } else {
      sink.token(token, start, end);
    }
  }

  private static boolean isWord(int c) {
    if (c < 128) {
      return c == '_' || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    }
    return Character.isLetterOrDigit(c);
  }

  /// Chinese characters, kana and Hangul: no spaces stand between their words, or particles are
  /// glued to them.
  private static boolean isCjk(int c) {
    return c >= 0x2E80
        && (Character.isIdeographic(c)
            || (c >= 0x3040 && c <= 0x30FF)
            || (c >= 0xAC00 && c <= 0xD7A3));
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
