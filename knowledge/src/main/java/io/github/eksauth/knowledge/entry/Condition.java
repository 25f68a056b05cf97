package io.github.eksauth.knowledge.entry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What must have been seen, in the cluster or in the paste, for a cause or an option to hold.
///
/// Data and not an expression language, so that it can be linted and told back to the reader.
public sealed interface Condition {
  /// A check came to this verdict.
  record Check(String id, Verdict verdict) implements Condition {}

  /// A fact has one of these values.
  record Fact(String name, Set<String> values) implements Condition {
    public Fact {
      values = Set.copyOf(values);
    }
  }

  /// The paste itself says this, in one of several ways.
  ///
  /// @param unlessHealthy id of the check that shows the paste is out of date: found healthy, the
  ///   cluster has the last word; not looked at or unsure, the paste stands
  record Pasted(Clause clause, Optional<String> unlessHealthy) implements Condition {}

  /// At least one of these holds.
  record Any(List<Condition> conditions) implements Condition {
    public Any {
      conditions = List.copyOf(conditions);
    }
  }

  /// The four verdicts of a check, as entries name them.
  enum Verdict {
    HEALTHY,
    BROKEN,
    UNSURE,
    NOT_APPLICABLE;

    /// The key in entry.yaml, such as `not-applicable`.
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
