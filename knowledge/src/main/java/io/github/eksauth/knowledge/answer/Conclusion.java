package io.github.eksauth.knowledge.answer;

import io.github.eksauth.knowledge.entry.Cause;
import io.github.eksauth.knowledge.entry.Entry;
import io.github.eksauth.knowledge.entry.Option;
import io.github.eksauth.knowledge.entry.Words;
import java.util.List;

/// What an entry and the things seen amount to.
public sealed interface Conclusion {
  /// The entry that the paste found.
  Entry asked();

  /// A cause that could neither be proven nor ruled out.
  ///
  /// @param says what it would be: its explanation, or the title of the entry it leads to
  record Possible(Cause cause, Words says) {}

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
      List<Possible> notRuledOut)
      implements Conclusion {
    public Named {
      options = List.copyOf(options);
      notRuledOut = List.copyOf(notRuledOut);
    }
  }

  /// No cause could be proven, and these could not be ruled out.
  record Undecided(Entry asked, List<Possible> possible) implements Conclusion {
    public Undecided {
      possible = List.copyOf(possible);
    }
  }

  /// Every cause we know was looked at and is not the one.
  record NoneOfThem(Entry asked) implements Conclusion {}
}
