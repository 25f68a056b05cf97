package io.github.eksauth.knowledge.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Lists the forms in which an English word may stand in a text: the way back from [Stems], for
/// scanning faster than stemming allows.
public final class Inflections {
  private static final List<String> ENDINGS =
      List.of(
          "", "s", "es", "d", "ed", "ing", "e", "y", "ies", "ied", "er", "ers", "ly", "ion", "ions",
          "ation", "al", "ment", "able", "ive");

  private Inflections() {}

  /// Every form of the token that its stem stands for, as far as English is regular.
  public static Set<String> of(String token) {
    Stems stems = new Stems();
    String stem = stems.of(token);
    Set<String> forms = new LinkedHashSet<>(List.of(token, stem));
    for (String base : bases(token, stem)) {
      for (String ending : ENDINGS) {
        String form = base + ending;
        if (stems.of(form).equals(stem)) {
          forms.add(form);
        }
      }
    }
    return forms;
  }

  /// What endings are added to: the word, its stem, both without a last vowel, and with their last
  /// letter doubled ("map", "mapped").
  private static Set<String> bases(String token, String stem) {
    Set<String> bases = new LinkedHashSet<>(List.of(token, stem));
    for (String each : List.of(token, stem)) {
      char last = each.charAt(each.length() - 1);
      if (each.length() > 3 && (last == 'e' || last == 'y' || last == 'i')) {
        bases.add(each.substring(0, each.length() - 1));
      }
      bases.add(each + last);
    }
    return bases;
  }
}
