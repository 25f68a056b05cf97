package io.github.eksauth.knowledge.entry;

import java.util.Locale;

/// How bad it is while it lasts, the worst first.
public enum Severity {
  OUTAGE,
  BLOCKED,
  DEGRADED,
  WARNING;

  /// The name in entry.yaml, such as `outage`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
