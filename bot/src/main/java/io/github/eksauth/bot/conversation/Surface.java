package io.github.eksauth.bot.conversation;

/// How something came to us.
public enum Surface {
  /// Somebody addressed us in a channel.
  MENTION,
  /// Somebody wrote to us alone.
  DIRECT_MESSAGE,
  /// Somebody pointed us at a message.
  SHORTCUT,
  /// Somebody typed our command.
  COMMAND,
  /// Somebody filled in our form.
  FORM,
  /// Somebody pressed a button under an answer.
  BUTTON,
  /// Nobody addressed us; we read along in a channel that asked us to.
  OVERHEARD;

  /// Whether somebody waits for an answer, whatever it is.
  public boolean addressed() {
    return this != OVERHEARD;
  }
}
