package io.github.eksauth.checks.source.snapshot;

/// A snapshot file cannot be used; the message is one line that names the file, what is wrong and
/// what to do.
public final class SnapshotException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SnapshotException(String message) {
    super(message);
  }
}
