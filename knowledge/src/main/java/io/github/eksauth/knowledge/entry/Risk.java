package io.github.eksauth.knowledge.entry;

/// How far an option can be undone (the safety classes R, R* and I).
public enum Risk {
  /// Reversible.
  REVERSIBLE("R"),
  /// Reversible, but something is out of service while it runs.
  DISRUPTIVE("R*"),
  /// Cannot be undone.
  IRREVERSIBLE("I");

  private final String mark;

  Risk(String mark) {
    this.mark = mark;
  }

  /// The mark in entry.yaml: `R`, `R*` or `I`.
  public String mark() {
    return mark;
  }
}
