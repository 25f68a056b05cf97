package io.github.eksauth.checks.fact;

import java.time.Instant;
import java.util.Optional;

/// One write of an object, from the audit log: `code` is the HTTP status it was answered with.
public record AuditWrite(
    Optional<Instant> time,
    String verb,
    @OrEmpty String username,
    @OrEmpty String userAgent,
    @OrEmpty int code) {}
