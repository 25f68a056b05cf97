package io.github.eksauth.bot.following;

import java.io.IOException;

/// A commit has more bytes than we take.
final class TooMuch extends IOException {
  private static final long serialVersionUID = 1;

  TooMuch(String message) {
    super(message);
  }
}
