package io.github.eksauth.checks.fact;

/// Who AWS says we are: the ARN of our session, role or user.
public record OwnIdentity(String arn, String account, @OrEmpty String userId) {}
