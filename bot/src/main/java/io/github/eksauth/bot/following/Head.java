package io.github.eksauth.bot.following;

/// Where a branch stands.
sealed interface Head {
  /// At a commit.
  ///
  /// @param commit id of the commit, in full
  record At(String commit) implements Head {}

  /// We could not find out.
  record OutOfReach(String why) implements Head {}
}
