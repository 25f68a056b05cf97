package io.github.eksauth.knowledge.match;

import java.util.List;

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
  /// @param closest what came nearest, best first; too weak to claim any of it
  record Nothing(List<Hit> closest) implements Match {
    public Nothing {
      closest = List.copyOf(closest);
    }

    @Override
    public List<Hit> hits() {
      return List.of();
    }
  }
}
