package io.github.eksauth.knowledge.hcl;

import java.util.ArrayList;
import java.util.List;

/// Finds `<name>` and `<list.field>` in text: lower case, digits and hyphens, starting with a
/// letter.
final class Placeholders {
  /// Text cut at its placeholders.
  sealed interface Piece {
    record Plain(String text) implements Piece {}

    record Slot(String name) implements Piece {
      String written() {
        return "<" + name + ">";
      }
    }
  }

  private Placeholders() {}

  static List<Piece> cut(String text) {
    List<Piece> pieces = new ArrayList<>();
    int plain = 0;
    int at = text.indexOf('<');
    while (at >= 0) {
      int end = end(text, at);
      if (end > 0) {
        if (at > plain) {
          pieces.add(new Piece.Plain(text.substring(plain, at)));
        }
        pieces.add(new Piece.Slot(text.substring(at + 1, end - 1)));
        plain = end;
      }
      at = text.indexOf('<', at + 1);
    }
    if (plain < text.length()) {
      pieces.add(new Piece.Plain(text.substring(plain)));
    }
    return List.copyOf(pieces);
  }

  static List<String> names(String text) {
    return cut(text).stream()
        .filter(Piece.Slot.class::isInstance)
        .map(piece -> ((Piece.Slot) piece).name())
        .toList();
  }

  /// Where the placeholder that starts here ends, or 0 when none does.
  static int end(String text, int start) {
    int at = start + 1;
    boolean wordStarts = true;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c >= 'a' && c <= 'z') {
        wordStarts = false;
      } else if (wordStarts) {
        return 0;
      } else if (c == '>') {
        return at;
      } else if (c == '.') {
        wordStarts = true;
      } else if (c != '-' && (c < '0' || c > '9')) {
        return 0;
      }
    }
    return 0;
  }
}
