package io.github.eksauth.knowledge.match;

import java.util.List;

/// One entry that a paste could be, and why.
///
/// @param entry id of the entry
/// @param confidence from 0 to 1; comparable within one match only
/// @param lines the pasted lines that decided, in reading order
/// @param because the phrases or words that were found in them
public record Hit(String entry, double confidence, List<Line> lines, List<String> because) {
  /// A line of the paste.
  ///
  /// @param number line number from 1
  /// @param text the line without surrounding space
  public record Line(int number, String text) {}

  public Hit {
    lines = List.copyOf(lines);
    because = List.copyOf(because);
  }
}
