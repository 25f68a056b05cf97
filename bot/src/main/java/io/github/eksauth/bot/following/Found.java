package io.github.eksauth.bot.following;

import io.github.eksauth.knowledge.yaml.Problem;
import java.util.List;

/// What came of bringing a commit's entries here.
sealed interface Found {
  /// The entries are here.
  ///
  /// @param commit id of the commit, in full
  record Entries(String commit) implements Found {}

  /// The commit has entries that we do not take in.
  record Unfit(String commit, List<Problem> problems) implements Found {
    public Unfit {
      problems = List.copyOf(problems);
    }
  }

  /// The commit could not be read.
  record OutOfReach(String why) implements Found {}
}
