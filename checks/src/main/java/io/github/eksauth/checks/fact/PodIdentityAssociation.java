package io.github.eksauth.checks.fact;

import java.time.Instant;
import java.util.Optional;

/// One Pod Identity association; `targetRoleArn` is a role of another account that is assumed on
/// top, `ownerArn` the add-on that owns the association, each empty when there is none.
public record PodIdentityAssociation(
    String associationId,
    String namespace,
    String serviceAccount,
    String roleArn,
    @OrEmpty String targetRoleArn,
    @OrEmpty String ownerArn,
    Optional<Instant> createdAt,
    Optional<Instant> modifiedAt) {}
