package io.github.eksauth.checks.fact;

/// Answers facts about one cluster: live, or from a snapshot. It may be asked from many threads at
/// once.
public interface FactSource {
  /// A failure of the outside world is a [Fact.Unseen], not an exception.
  <T> Fact<T> read(FactKey<T> key);
}
