package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.entry.Clause;
import io.github.eksauth.knowledge.text.Paste;
import io.github.eksauth.knowledge.text.Reading;
import java.util.function.Predicate;

/// Tells whether one paste says a clause: for conditions that turn on the paste itself.
public final class Said implements Predicate<Clause> {
  private final Reading reading;

  private Said(Reading reading) {
    this.reading = reading;
  }

  /// What this paste says.
  public static Said by(Paste paste) {
    return new Said(paste.reading());
  }

  @Override
  public boolean test(Clause clause) {
    return !PhraseIndex.of(clause.ways()).find(reading).spans().isEmpty();
  }
}
