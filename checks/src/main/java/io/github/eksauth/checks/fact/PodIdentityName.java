package io.github.eksauth.checks.fact;

/// One Pod Identity association as the list tells it; `ownerArn` is the add-on that owns it, empty
/// when none does.
public record PodIdentityName(
    String associationId, String namespace, String serviceAccount, @OrEmpty String ownerArn) {}
