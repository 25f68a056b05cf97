package io.github.eksauth.bot.reply;

/// How a reader has turned a card: what of it is shown.
///
/// @param option which of the fitting options, from 0, the best first
/// @param why whether it tells what decided for this entry
/// @param allEvidence whether every check is listed, rather than the telling ones
public record CardView(int option, boolean why, boolean allEvidence) {
  /// As a card comes out first.
  public static final CardView FIRST = new CardView(0, false, false);
}
