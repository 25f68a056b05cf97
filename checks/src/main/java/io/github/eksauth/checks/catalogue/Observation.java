package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.Facts;
import java.util.List;

/// A named property of the cluster that conditions of entries compare: one word out of a fixed
/// list.
public interface Observation {
  String id();

  /// Every word that [#observe] can answer with.
  List<String> values();

  Fact<String> observe(Facts facts, Focus focus);
}
