package io.github.eksauth.bot.following;

import io.github.eksauth.bot.config.Secret;
import java.util.Optional;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/// Answers a repository's question for a login with the token, and nobody else's: not that of a
/// host that we were sent on to, and not over a connection that others can listen to. Any other
/// question, such as whether to trust a certificate, is answered with no.
final class Token extends CredentialsProvider {
  /// GitHub and GitLab take any user name beside a token.
  private static final String USER = "x-access-token";

  private final URIish repository;
  private final Optional<Secret> token;

  Token(URIish repository, Optional<Secret> token) {
    this.repository = repository;
    this.token = token;
  }

  @Override
  public boolean isInteractive() {
    return false;
  }

  @Override
  public boolean supports(CredentialItem... items) {
    for (CredentialItem item : items) {
      if (!(item instanceof CredentialItem.Username || item instanceof CredentialItem.Password)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean get(URIish asking, CredentialItem... items) {
    if (token.isEmpty() || !mayHaveIt(asking) || !supports(items)) {
      return false;
    }
    for (CredentialItem item : items) {
      switch (item) {
        case CredentialItem.Username user ->
            user.setValue(Optional.ofNullable(repository.getUser()).orElse(USER));
        case CredentialItem.Password password ->
            password.setValue(token.get().value().toCharArray());
        default -> throw new IllegalStateException("not a part of a login");
      }
    }
    return true;
  }

  private boolean mayHaveIt(URIish asking) {
    boolean same =
        String.valueOf(repository.getScheme()).equals(asking.getScheme())
            && String.valueOf(repository.getHost()).equals(asking.getHost())
            && repository.getPort() == asking.getPort();
    return same && ("https".equals(asking.getScheme()) || isThisMachine(asking.getHost()));
  }

  private static boolean isThisMachine(String host) {
    return host.equals("127.0.0.1") || host.equals("localhost");
  }
}
