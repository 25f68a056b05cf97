package io.github.eksauth.checks.source.kubernetes;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.Permission;
import java.util.Set;

/// What came of one GET.
sealed interface Answer {
  /// The API server answered, whatever it said.
  record Given(Reply reply) implements Answer {}

  /// There was no answer, or none that could be waited for.
  record None(String why, Set<Permission> missing) implements Answer {
    None(String why) {
      this(why, Set.of());
    }

    public None {
      missing = Set.copyOf(missing);
    }

    <T> Fact<T> fact() {
      return Fact.unseen(why, missing);
    }
  }
}
