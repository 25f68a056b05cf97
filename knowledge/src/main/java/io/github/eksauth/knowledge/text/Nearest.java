package io.github.eksauth.knowledge.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds what somebody probably meant.
public final class Nearest {
  private Nearest() {}

  /// The known name that differs least, if it differs little enough to be a slip.
  public static Optional<String> of(String typed, Collection<String> known) {
    return known.stream()
        .filter(name -> name.contains(typed) || distance(name, typed) <= 1 + typed.length() / 4)
        .min(
            Comparator.comparingInt((String name) -> distance(name, typed))
                .thenComparing(name -> name));
  }

  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    Arrays.setAll(previous, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(row[j - 1], previous[j]));
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
