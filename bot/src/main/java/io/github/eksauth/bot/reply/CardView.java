package io.github.eksauth.bot.reply;

/// How a reader has turned a card: what of it is shown.
///
/// @param option which of the fitting options, from 0, the best first
/// @param why whether it tells what decided for this entry
/// @param allEvidence whether every check is listed, rather than the telling ones
/// @param textOnly whether the reader wants no cluster looked at
public record CardView(int option, boolean why, boolean allEvidence, boolean textOnly) {
  /// As a card comes out first.
  public static final CardView FIRST = new CardView(0, false, false, false);

  /// With another option.
  public CardView option(int other) {
    return new CardView(other, why, allEvidence, textOnly);
  }

  /// With what decided shown or not.
  public CardView why(boolean shown) {
    return new CardView(option, shown, allEvidence, textOnly);
  }

  /// With every check, or the telling ones.
  public CardView allEvidence(boolean all) {
    return new CardView(option, why, all, textOnly);
  }

  /// From the text alone.
  public CardView withoutCluster() {
    return new CardView(option, why, allEvidence, true);
  }
}
