package io.github.eksauth.checks.source.aws;

import java.time.Instant;

/// Stand-in.
public record EksToken(String value, Instant expiresAt) {}
