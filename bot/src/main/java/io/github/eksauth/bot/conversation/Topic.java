package io.github.eksauth.bot.conversation;

import io.github.eksauth.bot.intake.Question;
import io.github.eksauth.knowledge.text.Language;

/// What an answer is about, so that it can be given again.
public sealed interface Topic {
  /// A pasted text.
  record Trouble(Question question) implements Topic {}

  /// A whole cluster.
  record Sweep(Language language) implements Topic {}
}
