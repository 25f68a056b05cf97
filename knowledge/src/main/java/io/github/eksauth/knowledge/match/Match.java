package io.github.eksauth.knowledge.match;

import java.util.List;
import java.util.Optional;

/// What a paste could be.
public sealed interface Match {
  /// The hits, best first; empty for [Nothing].
  List<Hit> hits();

  /// It is this: we would speak in a channel without being asked. Further hits are other errors of
  /// the same paste, or wrappers and consequences of the first.
  record Sure(List<Hit> hits) implements Match {
    public Sure {
      hits = List.copyOf(hits);
    }

    /// The root cause.
    public Hit first() {
      return hits.getFirst();
    }
  }

  /// It could be one of these.
  record Several(List<Hit> hits) implements Match {
    public Several {
      hits = List.copyOf(hits);
    }
  }

  /// Nothing we know.
  ///
  /// @param closest what came nearest, too weak to claim
  record Nothing(Optional<Hit> closest) implements Match {
    @Override
    public List<Hit> hits() {
      return List.of();
    }
  }
}
