package io.github.eksauth.knowledge.entry;

import io.github.eksauth.knowledge.text.Lazy;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// One thing that a text must say, in whichever of several ways.
///
/// Clauses are the same when they are written the same. What the groups of words in it stand for
/// may be looked up as late as somebody asks for the ways to say it.
public final class Clause {
  /// What stands between two ways to say it.
  static final String OR = " | ";

  private final String written;
  private final Supplier<List<Phrase>> ways;

  private Clause(String written, Supplier<List<Phrase>> ways) {
    this.written = written;
    this.ways = ways;
  }

  /// @param ways phrases, any of which will do
  public Clause(List<Phrase> ways) {
    this(ways.stream().map(Phrase::written).collect(Collectors.joining(OR)), once(ways));
  }

  private static Supplier<List<Phrase>> once(List<Phrase> ways) {
    List<Phrase> copy = List.copyOf(ways);
    return () -> copy;
  }

  /// A clause that is read when it is first needed.
  static Clause later(String written, Supplier<Clause> read) {
    return new Clause(written, new Lazy<>(() -> read.get().ways()));
  }

  /// Phrases, any of which will do.
  public List<Phrase> ways() {
    return ways.get();
  }

  /// As the author wrote it.
  public String written() {
    return written;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Clause clause && clause.written.equals(written);
  }

  @Override
  public int hashCode() {
    return written.hashCode();
  }

  @Override
  public String toString() {
    return written;
  }
}
