package io.github.eksauth.knowledge.answer;

import io.github.eksauth.knowledge.entry.Cause;
import io.github.eksauth.knowledge.entry.Entry;
import io.github.eksauth.knowledge.entry.Option;
import java.util.List;

/// What an entry and the things seen amount to.
public sealed interface Conclusion {
  /// The entry that the paste found.
  Entry asked();

  /// A cause holds.
  ///
  /// @param entry the entry whose cause it is: the asked one, or one it led to
  /// @param options the options that fit, best first
  /// @param notRuledOut more likely causes that could not be looked at
  record Named(
      Entry asked,
      Entry entry,
      Cause.Explained cause,
      List<Option> options,
      List<Cause.Explained> notRuledOut)
      implements Conclusion {
    public Named {
      options = List.copyOf(options);
      notRuledOut = List.copyOf(notRuledOut);
    }
  }

  /// No cause could be proven, and these could not be ruled out.
  record Undecided(Entry asked, List<Cause.Explained> possible) implements Conclusion {
    public Undecided {
      possible = List.copyOf(possible);
    }
  }

  /// Every cause we know was looked at and is not the one.
  record NoneOfThem(Entry asked) implements Conclusion {}
}
