package io.github.eksauth.knowledge.entry;

import io.github.eksauth.knowledge.text.Tokenizer;
import java.util.List;

/// Words in a fixed order: parts that stand close behind each other, with gaps between the parts.
///
/// @param written as the author wrote it
/// @param parts in order; a text holds the phrase when it holds them all
public record Phrase(String written, List<Part> parts) {
  /// What stands for a gap between two parts.
  public static final String GAP = "<...>";

  public Phrase {
    parts = List.copyOf(parts);
  }

  /// Phrases are the same when they are written the same: all of one knowledge read the same
  /// groups, and comparing every way of every part would cost most of the start.
  @Override
  public boolean equals(Object other) {
    return other instanceof Phrase phrase && phrase.written.equals(written);
  }

  @Override
  public int hashCode() {
    return written.hashCode();
  }

  /// A run of words without gaps, and other runs that mean the same.
  ///
  /// @param ways the runs, each a list of tokens
  public record Part(List<List<String>> ways) {
    public Part {
      ways = ways.stream().map(List::copyOf).distinct().toList();
    }

    static Part of(List<String> texts) {
      return new Part(
          texts.stream().map(Tokenizer::tokens).filter(tokens -> !tokens.isEmpty()).toList());
    }
  }
}
