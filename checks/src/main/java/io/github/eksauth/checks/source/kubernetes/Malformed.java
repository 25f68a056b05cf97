package io.github.eksauth.checks.source.kubernetes;

/// Something that came from outside is not of the form it should have.
final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;

  Malformed(String why) {
    super(why);
    this.why = why;
  }

  /// What is wrong, and where.
  String why() {
    return why;
  }
}
