package io.github.eksauth.bot.diagnosis;

import io.github.eksauth.checks.Finding;

/// Is told how far a look at a cluster has come; from any thread, in any order.
public interface Progress {
  /// Somebody who does not want to know.
  Progress IGNORED =
      new Progress() {
        @Override
        public void toCheck(int more) {}

        @Override
        public void found(Finding finding) {}
      };

  /// So many checks more are to be made.
  void toCheck(int more);

  /// One of them is done.
  void found(Finding finding);
}
