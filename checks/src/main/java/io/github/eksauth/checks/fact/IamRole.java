package io.github.eksauth.checks.fact;

import java.time.Instant;
import java.util.Optional;

/// One IAM role; `arn` carries the true path, `roleId` changes when the role is recreated (fact
/// 11).
public record IamRole(
    String name, String arn, String roleId, Optional<Instant> createdAt, TrustPolicy trustPolicy) {}
