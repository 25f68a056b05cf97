package io.github.eksauth.knowledge.entry;

import java.util.List;
import java.util.Optional;

/// One reason why the trouble happens. Causes stand in ranked order: the first that holds is named.
public sealed interface Cause {
  /// Id within the entry.
  String id();

  /// What must all have been seen; empty when it is the last resort.
  List<Condition> when();

  /// A cause with its own explanation and remedies.
  ///
  /// @param says why it happens, for the reader
  /// @param options ids of the options that cure it, the best first
  /// @param comesBack what would make the trouble return
  record Explained(
      String id, List<Condition> when, Words says, List<String> options, Optional<Words> comesBack)
      implements Cause {
    public Explained {
      when = List.copyOf(when);
      options = List.copyOf(options);
    }
  }

  /// The trouble is really another entry's: its causes take over.
  ///
  /// @param entry id of that entry
  record LeadsTo(String id, List<Condition> when, String entry) implements Cause {
    public LeadsTo {
      when = List.copyOf(when);
    }
  }
}
