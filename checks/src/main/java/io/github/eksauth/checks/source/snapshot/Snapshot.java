package io.github.eksauth.checks.source.snapshot;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FactSource;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/// The recorded facts of one cluster at one time. What it does not hold is unseen, never absent.
///
/// `title` is empty when nobody gave it one. The facts are ordered by id.
public record Snapshot(Instant collectedAt, String title, Map<FactKey<?>, Fact<?>> facts)
    implements FactSource {
  public Snapshot {
    var sorted = new TreeMap<FactKey<?>, Fact<?>>(Comparator.comparing(FactKey::id));
    sorted.putAll(facts);
    facts = Collections.unmodifiableMap(sorted);
  }

  /// The types of key and fact belong together: the reader and every recorder put them in as a
  /// pair.
  @Override
  @SuppressWarnings("unchecked")
  public <T> Fact<T> read(FactKey<T> key) {
    Fact<?> fact = facts.get(key);
    return fact == null ? Fact.notRecorded() : (Fact<T>) fact;
  }
}
