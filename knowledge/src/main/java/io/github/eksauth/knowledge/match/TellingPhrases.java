package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.entry.Clause;
import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.entry.Phrase;
import io.github.eksauth.knowledge.entry.Signal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Phrases of which a log holds one when it holds an error we know: of each signal the rarest
/// clause that is specific whichever way it is said. Signals made of everyday words describe what
/// people tell, not what logs hold.
final class TellingPhrases {
  /// So many words in a row are some tool's own sentence.
  private static final int SPECIFIC_RUN = 3;

  private TellingPhrases() {}

  static List<Phrase> of(Knowledge knowledge) {
    List<Signal> signals =
        knowledge.entries().stream().flatMap(entry -> entry.signals().stream()).toList();
    Map<Clause, Integer> users = new HashMap<>();
    signals.forEach(signal -> signal.says().forEach(says -> users.merge(says, 1, Integer::sum)));
    return signals.stream()
        .flatMap(signal ->
            signal.says().stream()
                .filter(TellingPhrases::isSpecific)
                .min(Comparator.comparingInt(clause -> users.getOrDefault(clause, 0)))
                .stream())
        .distinct()
        .flatMap(clause -> clause.ways().stream())
        .distinct()
        .toList();
  }

  private static boolean isSpecific(Clause clause) {
    return clause.ways().stream()
        .allMatch(phrase ->
            phrase.parts().getFirst().ways().stream().allMatch(TellingPhrases::isSpecific));
  }

  private static boolean isSpecific(List<String> run) {
    return run.size() >= SPECIFIC_RUN || run.stream().anyMatch(token -> token.indexOf('_') > 0);
  }
}
