package io.github.eksauth.knowledge.hcl;

import java.util.List;

/// A snippet with its values filled in, or the reason why it must not be shown.
public sealed interface Rendering {
  /// Fit to be shown.
  ///
  /// @param missing the placeholders that still stand in the text because nothing fitting is known
  ///   for them, in the order they appear, each once
  record Rendered(String text, List<String> missing) implements Rendering {
    public Rendered {
      missing = List.copyOf(missing);
    }
  }

  /// Not to be shown: the snippet takes a whole list over, and the list is not completely known.
  ///
  /// @param unknown the lists (`kept-role`) or fields (`kept-role.arn`) that are not known
  record Withheld(List<String> unknown) implements Rendering {
    public Withheld {
      unknown = List.copyOf(unknown);
    }
  }
}
