package io.github.eksauth.knowledge.text;

import java.util.Set;
import org.tartarus.snowball.ext.EnglishStemmer;

/// Cuts the endings off English words, so that "recreated" and "recreating" count as one word.
/// Names of things (with digits or underscores) and words of other scripts stay as they are.
///
/// Not thread-safe: make one per text.
public final class Stems {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 24;

  /// Parts of names that must not be taken for another form of a word: an `assumed-role` ARN names
  /// who calls, `AssumeRole` is what somebody does.
  private static final Set<String> NAMES = Set.of("assumed");

  private final EnglishStemmer stemmer = new EnglishStemmer();

  /// The stem of a token in lower case.
  public String of(String token) {
    if (!isEnglish(token) || NAMES.contains(token)) {
      return token;
    }
    stemmer.setCurrent(token);
    stemmer.stem();
    return stemmer.getCurrent();
  }

  private static boolean isEnglish(String token) {
    if (token.length() < SHORTEST || token.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      if (c < 'a' || c > 'z') {
        return false;
      }
    }
    return true;
  }
}
