package io.github.eksauth.bot.slack.transport;

/// Thrown by a handler that cannot take something because we are about to stop: it is not
/// acknowledged, and Slack brings it again, to another replica or after the next start.
public final class NotNow extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NotNow() {
    super("about to stop");
  }
}
