package io.github.eksauth.knowledge.entry;

import java.util.List;

/// Makes a clause of what an author wrote.
interface ClauseReader {
  /// The clause that an author wrote: ways divided by ` | `, gaps `<...>`, groups `{name}`.
  ///
  /// @param objections receives what is wrong with it, in words for the author
  Clause clause(String written, List<String> objections);
}
