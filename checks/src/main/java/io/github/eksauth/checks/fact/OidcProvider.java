package io.github.eksauth.checks.fact;

import java.util.List;

/// One OIDC provider of IAM; `url` has no `https://`.
public record OidcProvider(
    String arn, String url, List<String> clientIds, List<String> thumbprints) {
  public OidcProvider {
    clientIds = List.copyOf(clientIds);
    thumbprints = List.copyOf(thumbprints);
  }
}
