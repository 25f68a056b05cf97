package io.github.eksauth.bot.diagnosis;

import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.match.Matcher;

/// All that is needed to answer, of one revision of the knowledge: whoever answers a question takes
/// one of these and stays with it, so that a new revision never shows half.
///
/// @param revision what the knowledge is of: `bundled`, or a Git commit
public record Brain(
    Knowledge knowledge, Matcher matcher, Diagnostician diagnostician, String revision) {
  /// The entries that came with the program.
  public static Brain bundled() {
    Knowledge knowledge = Knowledge.bundled();
    return of(knowledge, Matcher.bundled(knowledge), "bundled");
  }

  /// Other entries.
  public static Brain of(Knowledge knowledge, Matcher matcher, String revision) {
    return new Brain(knowledge, matcher, new Diagnostician(knowledge, matcher), revision);
  }
}
