package io.github.eksauth.bot.slack.inbound;

import java.security.SecureRandom;

/// Ids of what is asked, such as `q-k7mz3hq2pd`: short enough for a button and the foot of an
/// answer, easy to find in a log, too random to be guessed or to meet twice.
public final class Ids {
  private static final String FIRST = "q-";

  /// 50 bits.
  private static final int LENGTH = 10;

  /// Without letters and digits that are read for each other.
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /// A new one.
  public static String fresh() {
    StringBuilder id = new StringBuilder(FIRST);
    for (int i = 0; i < LENGTH; i++) {
      id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
