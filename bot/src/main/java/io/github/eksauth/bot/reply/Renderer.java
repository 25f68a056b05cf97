package io.github.eksauth.bot.reply;

/// Turns a reply into text of one format.
@FunctionalInterface
public interface Renderer {
  /// The whole reply, ending in a line break.
  String render(Reply reply);
}
