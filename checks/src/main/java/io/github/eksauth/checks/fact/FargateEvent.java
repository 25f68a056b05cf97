package io.github.eksauth.checks.fact;

import java.time.Instant;
import java.util.Optional;

/// A complaint of the Fargate scheduler about one pod; `profile` is empty when the message names
/// none.
public record FargateEvent(
    String namespace,
    String pod,
    @OrEmpty String profile,
    String message,
    Optional<Instant> lastSeen) {}
