package io.github.eksauth.bot.slack.inbound;

import io.github.eksauth.knowledge.text.Paste;

/// Whether somebody showed a secret to a whole channel, so that we can tell them.
public final class Secrets {
  private Secrets() {}

  /// Whether the text holds something that lets whoever reads it act as somebody else: a key, a
  /// token, a password. Certificates and ids of keys are redacted too, but are no secrets.
  ///
  /// @param raw the text before it became a [Paste]
  public static boolean wereIn(String raw) {
    return Paste.showsSecrets(raw);
  }
}
