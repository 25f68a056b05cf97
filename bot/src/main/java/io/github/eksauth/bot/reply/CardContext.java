package io.github.eksauth.bot.reply;

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
/// @param gapUrl where a gap in the knowledge is reported
/// @param proposeUrl where an entry is proposed
public record CardContext(
    String id,
    CardView view,
    Optional<Duration> took,
    Optional<String> askedBy,
    boolean hint,
    boolean hideAccounts,
    Optional<String> gapUrl,
    Optional<String> proposeUrl) {
  /// For a card that nobody can press: in a terminal.
  public static final CardContext PRINTED =
      new CardContext(
          "printed",
          CardView.FIRST,
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          Optional.empty(),
          Optional.empty());
}
