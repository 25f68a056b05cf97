package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Words;

/// A statement about a cluster that can be tested: pure, no I/O but asking for facts.
public interface Check {
  /// How entries and commands call it.
  String id();

  /// The statement it tests.
  Words title();

  /// Whether it belongs to a look at the whole cluster; otherwise it runs only when an entry asks
  /// for it.
  default boolean sweep() {
    return true;
  }

  Verdict judge(Facts facts, Focus focus);
}
