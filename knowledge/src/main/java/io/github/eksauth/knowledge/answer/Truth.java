package io.github.eksauth.knowledge.answer;

/// Whether a condition holds; what nobody could see is neither true nor false.
enum Truth {
  HOLDS,
  UNKNOWN,
  FAILS;

  static Truth of(boolean holds) {
    return holds ? HOLDS : FAILS;
  }

  /// The weaker of the two.
  Truth and(Truth other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /// The stronger of the two.
  Truth or(Truth other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
