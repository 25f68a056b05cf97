package io.github.eksauth.knowledge.hcl;

import io.github.eksauth.knowledge.hcl.Placeholders.Piece;
import java.util.List;
import java.util.Optional;

/// A stretch of a template: what is copied, and what is filled in.
sealed interface TemplatePart {
  /// Copied as it is.
  record Raw(String text) implements TemplatePart {}

  /// A quoted string, with its quotes, that is nothing but one placeholder.
  ///
  /// @param mayBeList false where HCL takes only a string: keys, labels, indices
  record Whole(Piece.Slot slot, boolean mayBeList) implements TemplatePart {}

  /// Text between quotes, or between a quote and a template, that contains placeholders.
  ///
  /// @param templateAfter `$` or `%` when `${` or `%{` follows
  record Literal(List<Piece> pieces, Optional<Character> templateAfter) implements TemplatePart {
    public Literal {
      pieces = List.copyOf(pieces);
    }
  }

  /// What stands between `# each` and `# end`.
  record Each(String list, List<TemplatePart> body, int line, int lastLine)
      implements TemplatePart {
    public Each {
      body = List.copyOf(body);
    }
  }
}
