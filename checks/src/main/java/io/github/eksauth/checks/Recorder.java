package io.github.eksauth.checks;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FactKind;
import io.github.eksauth.checks.fact.FactSource;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Remembers what is read through it, each fact as it was seen first, and can read on by itself.
public final class Recorder implements FactSource {
  private final Facts facts;
  private final ConcurrentMap<FactKey<?>, Boolean> asked = new ConcurrentHashMap<>();

  public Recorder(FactSource source) {
    facts = new Facts(source);
  }

  @Override
  public <T> Fact<T> read(FactKey<T> key) {
    asked.put(key, true);
    return facts.get(key);
  }

  /// Reads everything that can be known without a question: every fact that needs no name, the
  /// items of every list, and what those lead to.
  public void readAll() {
    Set<FactKey<?>> done = new HashSet<>();
    Collection<FactKey<?>> wave = new LinkedHashSet<>(FactKind.nameless());
    wave.addAll(asked.keySet());
    while (!wave.isEmpty()) {
      facts.ahead(wave);
      done.addAll(wave);
      Set<FactKey<?>> next = new LinkedHashSet<>();
      for (FactKey<?> key : wave) {
        asked.put(key, true);
        next.addAll(Following.of(key, facts));
      }
      next.removeAll(done);
      wave = next;
    }
  }

  /// Reads that could not be made.
  public List<Facts.Blind> unseen() {
    return facts.unseen();
  }

  /// What was read so far.
  public Snapshot snapshot(Instant at, String title) {
    Map<FactKey<?>, Fact<?>> seen = new TreeMap<>((a, b) -> a.id().compareTo(b.id()));
    asked.keySet().forEach(key -> seen.put(key, facts.get(key)));
    return new Snapshot(at, title, seen);
  }
}
