package io.github.eksauth.bot.config;

/// A text that must not be printed. Only whoever hands it on to its owner asks for it.
public record Secret(String value) {
  @Override
  public String toString() {
    return "***";
  }
}
