package io.github.eksauth.checks.fact;

import java.time.Instant;
import java.util.Optional;

/// One certificate signing request; neither approved nor denied, it waits.
public record CertificateRequest(
    String name,
    @OrEmpty String signer,
    @OrEmpty String requestor,
    @OrEmpty boolean approved,
    @OrEmpty boolean denied,
    Optional<Instant> createdAt) {

  public boolean waits() {
    return !approved && !denied;
  }
}
