package io.github.eksauth.checks.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One decision of the authenticator: who came with which ARN, and what became of them. `error` is
/// empty when access was granted.
public record AuthenticatorLine(
    Optional<Instant> time,
    @OrEmpty boolean granted,
    @OrEmpty String arn,
    @OrEmpty String username,
    List<String> groups,
    @OrEmpty String error) {
  public AuthenticatorLine {
    groups = List.copyOf(groups);
  }
}
