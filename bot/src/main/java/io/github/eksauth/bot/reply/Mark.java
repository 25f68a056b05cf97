package io.github.eksauth.bot.reply;

/// How something stands; always shown with a word, never by symbol or colour alone.
public enum Mark {
  WRONG("✗", "wrong", "异常"),
  UNSEEN("?", "not seen", "未能查看"),
  FINE("✓", "fine", "正常"),
  NOT_APPLICABLE("–", "n/a", "不适用"),
  INFO("•", "info", "提示"),
  RUNNING("…", "running", "进行中");

  private final String symbol;
  private final String en;
  private final String zh;

  Mark(String symbol, String en, String zh) {
    this.symbol = symbol;
    this.en = en;
    this.zh = zh;
  }

  /// The symbol that stands before the word.
  public String symbol() {
    return symbol;
  }

  /// The word.
  public String word(boolean chinese) {
    return chinese ? zh : en;
  }
}
