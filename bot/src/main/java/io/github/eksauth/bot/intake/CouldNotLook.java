package io.github.eksauth.bot.intake;

/// The request is fine, but what it is about could not be looked at; the message says why and what
/// would help.
public final class CouldNotLook extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String says;

  public CouldNotLook(String message) {
    super(message);
    says = message;
  }

  /// The message.
  public String says() {
    return says;
  }
}
