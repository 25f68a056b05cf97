package io.github.eksauth.checks.source.aws;

import java.time.Instant;

/// A bearer token for the API server of one cluster (fact 1); `expiresAt` is the last moment at
/// which a request with it should start.
public record EksToken(String token, Instant expiresAt) {
  /// Without the token: it is a credential.
  @Override
  public String toString() {
    return "EksToken[token=***, expiresAt=" + expiresAt + "]";
  }
}
