package io.github.eksauth.checks;

import io.github.eksauth.checks.catalogue.Check;
import io.github.eksauth.checks.catalogue.Verdict;

/// What one check found.
public record Finding(Check check, Verdict verdict) {}
