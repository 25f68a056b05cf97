package io.github.eksauth.checks.catalogue;

import java.util.Locale;
import java.util.Optional;

/// What STS sees when a pod calls `AssumeRoleWithWebIdentity`: the claims of its token, under keys
/// that begin with the issuer without `https://` (fact 55). `subject` and `audience` are empty when
/// they are not known.
record WebIdentityRequest(String issuer, Optional<String> subject, Optional<String> audience)
    implements RequestContext {
  static final String SUBJECT = "sub";
  static final String AUDIENCE = "aud";
  private static final String SCHEME = "https://";

  /// A key of a condition on a token: `<issuer>:<claim>`.
  record Claim(String issuer, String name) {
    /// Empty when the key is not about a claim that tokens of EKS have.
    static Optional<Claim> parse(String key) {
      int colon = key.lastIndexOf(':');
      if (colon < 0) {
        return Optional.empty();
      }
      String issuer = key.substring(0, colon);
      String name = key.substring(colon + 1).toLowerCase(Locale.ROOT);
      boolean isHost = issuer.contains(".");
      return isHost && (name.equals(SUBJECT) || name.equals(AUDIENCE))
          ? Optional.of(new Claim(issuer, name))
          : Optional.empty();
    }

    boolean hasScheme() {
      return issuer.toLowerCase(Locale.ROOT).startsWith(SCHEME);
    }

    /// Whether it means this issuer, be it with an `https://` that must not be there.
    boolean means(String other) {
      String bare = hasScheme() ? issuer.substring(SCHEME.length()) : issuer;
      return bare.equalsIgnoreCase(other);
    }
  }

  /// A claim of another issuer is not in the token, and neither is one with `https://`.
  @Override
  public Carried under(String key) {
    return Claim.parse(key)
        .<Carried>map(claim ->
            claim.hasScheme() || !claim.means(issuer)
                ? new Carried.Nothing()
                : (claim.name().equals(SUBJECT) ? subject : audience)
                    .<Carried>map(Carried.Values::of)
                    .orElseGet(Carried.Unknown::new))
        .orElseGet(Carried.Unknown::new);
  }
}
