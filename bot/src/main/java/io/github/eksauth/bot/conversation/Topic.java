package io.github.eksauth.bot.conversation;

import io.github.eksauth.bot.intake.Question;
import io.github.eksauth.knowledge.text.Language;

/// What an answer is about, so that it can be given again.
public sealed interface Topic {
  /// A pasted text.
  record Trouble(Question question) implements Topic {}

  /// A whole cluster.
  record Sweep(Language language) implements Topic {}

  /// The language that answers are in.
  default Language language() {
    return switch (this) {
      case Trouble(Question question) -> question.language();
      case Sweep(Language language) -> language;
    };
  }

  /// The same in another language.
  default Topic in(Language other) {
    return switch (this) {
      case Trouble(Question question) -> new Trouble(question.in(other));
      case Sweep _ -> new Sweep(other);
    };
  }
}
