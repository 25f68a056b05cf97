package io.github.eksauth.knowledge.text;

/// The two languages an answer is written in.
public enum Language {
  ENGLISH("en"),
  CHINESE("zh");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /// The language tag as people type it: `en` or `zh`.
  public String tag() {
    return tag;
  }

  /// Chinese when the text holds at least two Han characters and neither kana nor hangul (those are
  /// Japanese and Korean, which we answer in English); errors around them stay English anyway.
  static Language of(String text) {
    int han = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c < 0x2E80) {
        continue;
      }
      switch (Character.UnicodeScript.of(c)) {
        case HAN -> han++;
        case HIRAGANA, KATAKANA, HANGUL -> {
          return ENGLISH;
        }
        default -> {}
      }
    }
    return han >= 2 ? CHINESE : ENGLISH;
  }
}
