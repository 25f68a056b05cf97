package io.github.eksauth.bot.following;

import java.util.List;

/// What whoever operates the bot wants to hear of the branch it follows. Everything in here is
/// plain text without control characters, and much of it was written by whoever edits the branch.
public sealed interface FollowEvent {
  /// The revision that answered before the last stop answers again.
  ///
  /// @param revision short commit
  /// @param entries how many entries it has
  record Kept(String revision, int entries) implements FollowEvent {}

  /// A revision answers from now on.
  ///
  /// @param revision short commit
  /// @param entries how many entries it has
  record Took(String revision, int entries) implements FollowEvent {}

  /// A revision is not used; the one before goes on answering. Told once for each revision, however
  /// often we start anew in between.
  ///
  /// @param revision short commit
  /// @param problems the first problems, each `file:line: what is wrong`
  /// @param more how many problems there are beside these
  record Refused(String revision, List<String> problems, int more) implements FollowEvent {
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /// The branch could not be read several times in a row; what answers stays. Told once until it
  /// can be read again.
  ///
  /// @param why what went wrong the last time
  record OutOfReach(String why) implements FollowEvent {}

  /// The branch can be read again after it was told to be out of reach.
  record BackInReach() implements FollowEvent {}
}
