package io.github.eksauth.checks.fact;

/// One KMS key; `state` such as `Enabled`, `Disabled`, `PendingDeletion`.
public record KmsKey(String arn, String state, @OrEmpty String manager) {}
