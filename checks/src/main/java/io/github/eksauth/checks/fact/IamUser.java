package io.github.eksauth.checks.fact;

import java.time.Instant;
import java.util.Optional;

/// One IAM user; `userId` changes when the user is recreated (fact 11).
public record IamUser(
    String name, String arn, @OrEmpty String userId, Optional<Instant> createdAt) {}
