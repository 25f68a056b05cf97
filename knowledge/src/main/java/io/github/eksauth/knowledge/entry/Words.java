package io.github.eksauth.knowledge.entry;

import io.github.eksauth.knowledge.text.Language;

/// One text in both languages. May hold `<placeholders>` for the asker's values and `code` in
/// backticks.
public record Words(String en, String zh) {
  /// The text in that language.
  public String in(Language language) {
    return switch (language) {
      case ENGLISH -> en;
      case CHINESE -> zh;
    };
  }
}
