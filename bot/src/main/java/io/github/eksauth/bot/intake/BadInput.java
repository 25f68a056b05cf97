package io.github.eksauth.bot.intake;

/// What was given cannot be worked with; the message says what it is and what to give instead.
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String says;

  public BadInput(String message) {
    super(message);
    says = message;
  }

  /// The message.
  public String says() {
    return says;
  }
}
