package io.github.eksauth.checks.catalogue;

import java.util.Collection;
import java.util.function.Function;

/// Whether something holds, where it may not be known: Kleene's logic.
enum Holds {
  NO,
  UNKNOWN,
  YES;

  static Holds of(boolean holds) {
    return holds ? YES : NO;
  }

  Holds and(Holds other) {
    return compareTo(other) <= 0 ? this : other;
  }

  Holds or(Holds other) {
    return compareTo(other) >= 0 ? this : other;
  }

  Holds not() {
    return switch (this) {
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
      case YES -> NO;
    };
  }

  /// Whether it holds for every one; for none of none it does.
  static <T> Holds all(Collection<T> all, Function<? super T, Holds> one) {
    return all.stream().map(one).reduce(YES, Holds::and);
  }

  /// Whether it holds for at least one.
  static <T> Holds any(Collection<T> all, Function<? super T, Holds> one) {
    return all.stream().map(one).reduce(NO, Holds::or);
  }
}
