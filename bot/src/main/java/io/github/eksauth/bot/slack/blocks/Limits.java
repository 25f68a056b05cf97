package io.github.eksauth.bot.slack.blocks;

/// What Slack takes (<https://docs.slack.dev/reference/block-kit/blocks>) and what we keep to.
final class Limits {
  /// Slack takes 50 blocks.
  static final int BLOCKS = 48;

  /// Slack refuses about 13,200 with `msg_blocks_too_long`
  /// (<https://github.com/slackapi/bolt-js/issues/2509>).
  static final int CONTENT = 10_000;

  /// Slack takes 100, the head among them.
  static final int TABLE_ROWS = 99;

  static final int ACTIONS = 25;
  static final int OVERFLOW = 5;
  static final int BUTTON_TEXT = 75;
  static final int BUTTON_VALUE = 2000;
  static final int OPTION_TEXT = 75;
  static final int OPTION_VALUE = 150;
  static final int OPTIONS = 100;
  static final int ID = 255;
  static final int PLACEHOLDER = 150;
  static final int URL = 3000;
  static final int INPUT = 3000;
  static final int METADATA = 3000;
  static final int VIEW_TITLE = 24;
  static final int LABEL = 2000;

  // What follows is ours: no single text may push out the others.
  static final int HEADLINE = 300;
  static final int CONTEXT = 1600;
  static final int PARAGRAPH = 1800;
  static final int ITEM = 700;
  static final int ITEMS = 40;
  static final int ROW_TITLE = 160;
  static final int ROW_FOUND = 600;

  /// Of what is fine a word is enough.
  static final int ROW_FINE = 120;

  static final int QUOTE = 300;

  /// Code is shown whole or not at all.
  static final int CODE = 3000;

  private Limits() {}
}
