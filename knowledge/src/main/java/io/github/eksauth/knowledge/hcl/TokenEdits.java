package io.github.eksauth.knowledge.hcl;

import io.github.eksauth.knowledge.hcl.HclFile.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Replacements in a list of tokens that do not overlap, carried out together.
final class TokenEdits {
  private final List<Token> tokens;
  private final Map<Integer, Replacement> byStart = new TreeMap<>();

  private record Replacement(Span span, List<Token> by) {}

  TokenEdits(List<Token> tokens) {
    this.tokens = tokens;
  }

  List<Token> tokens(Span span) {
    return tokens.subList(span.from(), span.to());
  }

  void replace(Span span, List<Token> by) {
    if (!tokens(span).equals(by)) {
      byStart.put(span.from(), new Replacement(span, by));
    }
  }

  List<Token> apply() {
    List<Token> edited = new ArrayList<>(tokens.size());
    int at = 0;
    for (Replacement replacement : byStart.values()) {
      edited.addAll(tokens.subList(at, replacement.span().from()));
      edited.addAll(replacement.by());
      at = replacement.span().to();
    }
    edited.addAll(tokens.subList(at, tokens.size()));
    return edited;
  }
}
