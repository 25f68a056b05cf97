package io.github.eksauth.knowledge.match;

import java.util.Collection;

/// A set of words and pairs of words that tells in one pass over raw characters whether a line
/// holds one of them.
///
/// A word's hash is computed while its characters are read, so nothing is copied; two words with
/// the same 64-bit hash only cost that a line is kept that need not be.
final class WordFilter {
  private static final long SEED = 0xCBF29CE484222325L;
  private static final long FACTOR = 0x9E3779B97F4A7C15L;
  private static final int HAN = 0x2E80;
  private static final char SEPARATOR = 0;

  /// For each ASCII character the letter that it is within a word.
  private static final char[] LETTERS = letters();

  private final long[] slots;
  private final int mask;

  /// Looks for these.
  ///
  /// @param words single words, or two divided by a space, in lower case
  WordFilter(Collection<String> words) {
    int size = Integer.highestOneBit(Math.max(16, words.size() * 4));
    slots = new long[size];
    mask = size - 1;
    for (String word : words) {
      int space = word.indexOf(' ');
      add(
          space < 0
              ? hash(word)
              : pair(hash(word.substring(0, space)), hash(word.substring(space + 1))));
    }
  }

  private static long hash(String word) {
    long hash = SEED;
    for (int i = 0; i < word.length(); i++) {
      hash = next(hash, word.charAt(i));
    }
    return hash;
  }

  private static long pair(long first, long second) {
    return (first * 31) ^ second;
  }

  private static long next(long hash, char c) {
    return (hash ^ c) * FACTOR;
  }

  private void add(long hash) {
    int slot = slot(hash);
    while (slots[slot] != 0 && slots[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = hash;
  }

  private boolean has(long hash) {
    int slot = slot(hash);
    while (slots[slot] != 0) {
      if (slots[slot] == hash) {
        return true;
      }
      slot = (slot + 1) & mask;
    }
    return false;
  }

  private int slot(long hash) {
    return (int) (hash >>> 40) & mask;
  }

  /// Whether one of the words or pairs stands between two places of a text.
  boolean matches(char[] text, int from, int to) {
    long before = 0;
    long hash = SEED;
    boolean word = false;
    for (int i = from; i < to; i++) {
      char c = text[i];
      char letter = c < LETTERS.length ? LETTERS[c] : beyondAscii(c);
      if (letter != SEPARATOR) {
        hash = next(hash, letter);
        word = true;
        continue;
      }
      if (word) {
        if (has(hash) || has(pair(before, hash))) {
          return true;
        }
        before = hash;
        hash = SEED;
        word = false;
      }
      if (c >= HAN) {
        long single = next(SEED, c);
        if (has(single) || has(pair(before, single))) {
          return true;
        }
        before = single;
      } else if (c == '\\' || c == '[') {
        i = behindEscape(text, i, to);
      }
    }
    return word && (has(hash) || has(pair(before, hash)));
  }

  /// The letter that a character is within a word; a Chinese character is a word by itself.
  private static char beyondAscii(char c) {
    return c < HAN && Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : SEPARATOR;
  }

  private static char[] letters() {
    char[] letters = new char[128];
    for (char c = 0; c < letters.length; c++) {
      boolean word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '_';
      letters[c] = word ? c : c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : SEPARATOR;
    }
    return letters;
  }

  /// The last character of an escape that would otherwise glue a letter to the next word: a line
  /// break, a character by its number, and a colour.
  private static int behindEscape(char[] text, int at, int to) {
    if (text[at] == '\\' && at + 1 < to) {
      return switch (text[at + 1]) {
        case 'n', 'r', 't' -> at + 1;
        case 'u' -> Math.min(at + 5, to - 1);
        default -> at;
      };
    }
    if (text[at] == '[') {
      int i = at + 1;
      while (i < to && i < at + 12 && (text[i] == ';' || (text[i] >= '0' && text[i] <= '9'))) {
        i++;
      }
      return i > at + 1 && i < to && text[i] == 'm' ? i : at;
    }
    return at;
  }
}
