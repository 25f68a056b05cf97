package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Words;

/// A check made of a name, a statement and a pure function.
record Rule(String id, Words title, boolean sweep, Judge judge) implements Check {
  interface Judge {
    Verdict judge(Facts facts, Focus focus);
  }

  /// A check that belongs to every look at the cluster.
  static Rule sweeping(String id, String en, String zh, Judge judge) {
    return new Rule(id, new Words(en, zh), true, judge);
  }

  /// A check that runs only when an entry asks for it.
  static Rule asked(String id, String en, String zh, Judge judge) {
    return new Rule(id, new Words(en, zh), false, judge);
  }

  @Override
  public Verdict judge(Facts facts, Focus focus) {
    return judge.judge(facts, focus);
  }
}
