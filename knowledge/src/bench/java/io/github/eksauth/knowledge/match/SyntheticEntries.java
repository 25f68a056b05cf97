package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.entry.Clause;
import io.github.eksauth.knowledge.entry.Entry;
import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.entry.Phrase;
import io.github.eksauth.knowledge.entry.Signal;
import io.github.eksauth.knowledge.entry.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// A catalogue of any size: copies of the real entries in which about half of the long words are
/// other words, so that copies share the common words of their field and have names of their own.
final class SyntheticEntries {
  private static final int LONG = 6;

  private SyntheticEntries() {}

  static Knowledge upTo(int count) {
    Knowledge real = Knowledge.bundled();
    List<Entry> originals = List.copyOf(real.entries());
    List<Entry> copies = new ArrayList<>();
    for (int i = originals.size(); i < count; i++) {
      copies.add(copy(originals.get(i % originals.size()), i));
    }
    return real.with(copies);
  }

  private static Entry copy(Entry entry, int number) {
    UnaryOperator<String> other = word -> other(word, number);
    UnaryOperator<String> text =
        all -> String.join(" ", List.of(all.split(" ")).stream().map(other).toList());
    return new Entry(
        entry.id() + "-" + number,
        new Words(text.apply(entry.title().en()), entry.title().zh()),
        new Words(text.apply(entry.symptom().en()), entry.symptom().zh()),
        entry.group(),
        entry.severity(),
        entry.signals().stream().map(signal -> copy(signal, other)).toList(),
        entry.rulesOut(),
        List.of(),
        entry.descriptions().stream().map(text).toList(),
        entry.checks(),
        entry.causes(),
        entry.options(),
        entry.sources());
  }

  private static Signal copy(Signal signal, UnaryOperator<String> other) {
    return new Signal(
        signal.says().stream().map(clause -> copy(clause, other)).toList(),
        signal.with(),
        signal.unless(),
        signal.strength(),
        signal.line());
  }

  /// Groups of words are shared by all entries; what an error says in one way is its own.
  private static Clause copy(Clause clause, UnaryOperator<String> other) {
    boolean group =
        clause.ways().size() > 1
            || clause.ways().getFirst().parts().stream().anyMatch(part -> part.ways().size() > 1);
    if (group) {
      return clause;
    }
    return new Clause(
        clause.ways().stream()
            .map(phrase ->
                new Phrase(
                    String.join(
                        " ", Arrays.stream(phrase.written().split(" ")).map(other).toList()),
                    phrase.parts().stream()
                        .map(part ->
                            new Phrase.Part(
                                part.ways().stream()
                                    .map(way -> way.stream().map(other).toList())
                                    .toList()))
                        .toList()))
            .toList());
  }

  private static String other(String word, int number) {
    boolean changed = word.length() >= LONG && (word.hashCode() * 31 + number) % 2 == 0;
    return changed ? word + "x" + Integer.toString(number, 36) : word;
  }
}
