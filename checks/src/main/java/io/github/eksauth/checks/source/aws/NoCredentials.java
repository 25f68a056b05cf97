package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.Permission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// There is nobody to call AWS as; the message says what to do about it. It travels through the
/// SDK, which asks for credentials in the middle of a call.
final class NoCredentials extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Set<Permission> missing;

  NoCredentials(String message, Set<Permission> missing, @Nullable Throwable cause) {
    super(message, cause);
    this.missing = missing;
  }

  NoCredentials(String message, @Nullable Throwable cause) {
    this(message, Set.of(), cause);
  }

  Set<Permission> missing() {
    return missing;
  }
}
