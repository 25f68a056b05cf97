package io.github.eksauth.checks.fact;

import java.time.Instant;
import java.util.Optional;

/// One IAM role; `arn` carries the true path, `roleId` changes when the role is recreated (fact
/// 11), `permissionsBoundary` is the ARN of the policy that limits it, empty when there is none.
public record IamRole(
    String name,
    String arn,
    @OrEmpty String roleId,
    Optional<Instant> createdAt,
    TrustPolicy trustPolicy,
    @OrEmpty String permissionsBoundary) {}
