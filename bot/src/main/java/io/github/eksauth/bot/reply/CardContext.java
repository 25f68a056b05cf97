package io.github.eksauth.bot.reply;

import io.github.eksauth.knowledge.match.Explanation;
import java.time.Duration;
import java.util.Optional;

/// What a card needs to know beside the answer.
///
/// @param id of the answer; its buttons carry it
/// @param view how the reader has turned it
/// @param took how long the answer took; empty when nobody waited
/// @param askedBy what to call who asked, when the card is to say it
/// @param hint whether to say how to silence us: the first time we speak unasked in a channel
/// @param hideAccounts whether account ids are masked
/// @param clusters whether there are clusters that the reader can choose from
/// @param explanation what decided for the entry, shown when the view asks why
/// @param gapUrl where a gap in the knowledge is reported
/// @param proposeUrl where an entry is proposed
public record CardContext(
    String id,
    CardView view,
    Optional<Duration> took,
    Optional<String> askedBy,
    boolean hint,
    boolean hideAccounts,
    boolean clusters,
    Optional<Explanation> explanation,
    Optional<String> gapUrl,
    Optional<String> proposeUrl) {
  /// For a card that nobody can press: in a terminal.
  public static final CardContext PRINTED = of("printed");

  /// For an answer about which nothing else is known.
  public static CardContext of(String id) {
    return new CardContext(
        id,
        CardView.FIRST,
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// For the same answer, turned.
  public CardContext with(CardView other) {
    return new CardContext(
        id, other, took, askedBy, hint, hideAccounts, clusters, explanation, gapUrl, proposeUrl);
  }

  /// With what decided for the entry.
  public CardContext explained(Explanation why) {
    return new CardContext(
        id,
        view,
        took,
        askedBy,
        hint,
        hideAccounts,
        clusters,
        Optional.of(why),
        gapUrl,
        proposeUrl);
  }
}
