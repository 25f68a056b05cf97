package io.github.eksauth.knowledge.hcl;

import io.github.eksauth.knowledge.hcl.HclFile.Attribute;
import io.github.eksauth.knowledge.hcl.HclFile.Block;
import io.github.eksauth.knowledge.hcl.HclFile.Body;
import java.util.ArrayList;
import java.util.List;

/// Lays HCL text out as `terraform fmt` leaves it.
public final class HclFormat {
  private HclFormat() {}

  /// The text in canonical form; a text that is not valid HCL comes back as it is.
  public static String format(String text) {
    HclFile file = HclParser.parse(text);
    return file.isValid() ? HclLayout.layOut(tidied(file)) : text;
  }

  /// Whether the text is valid HCL that formatting would leave as it is.
  public static boolean isCanonical(String text) {
    HclFile file = HclParser.parse(text);
    return file.isValid() && HclLayout.layOut(tidied(file)).equals(text);
  }

  /// The tokens after the three changes that are not white space: bare labels get quotes, a value
  /// that is nothing but an interpolation loses its quotes, and a variable's type is not a string.
  private static List<Token> tidied(HclFile file) {
    var edits = new TokenEdits(file.tokens());
    tidy(file.body(), "", edits);
    return edits.apply();
  }

  private static void tidy(Body body, String within, TokenEdits edits) {
    for (Attribute attribute : body.attributes()) {
      List<Token> value = edits.tokens(attribute.valueTokens());
      boolean type = within.equals("variable") && attribute.name().equals("type");
      edits.replace(attribute.valueTokens(), type ? tidyType(value) : unwrapped(value));
    }
    for (Block block : body.blocks()) {
      edits.replace(block.labelTokens(), quotedLabels(edits.tokens(block.labelTokens())));
      tidy(block.body(), within.isEmpty() ? block.type() : within + "." + block.type(), edits);
    }
  }

  private static List<Token> quotedLabels(List<Token> labels) {
    List<Token> quoted = new ArrayList<>();
    for (Token token : labels) {
      switch (token.kind()) {
        case IDENTIFIER -> {
          quoted.add(sameAs(token, TokenKind.OPEN_QUOTE, "\""));
          quoted.add(sameAs(token, TokenKind.QUOTED_TEXT, token.text()));
          quoted.add(sameAs(token, TokenKind.CLOSE_QUOTE, "\""));
        }
        case COMMENT -> {}
        default -> quoted.add(token);
      }
    }
    return quoted;
  }

  private static Token sameAs(Token token, TokenKind kind, String text) {
    return new Token(kind, text, token.start(), token.line());
  }

  /// `"${a.b}"` is `a.b`.
  private static List<Token> unwrapped(List<Token> value) {
    int size = value.size();
    boolean wrapped =
        size >= 5
            && value.get(0).is(TokenKind.OPEN_QUOTE)
            && value.get(1).is(TokenKind.INTERPOLATION)
            && value.get(size - 2).is(TokenKind.TEMPLATE_END)
            && value.get(size - 1).is(TokenKind.CLOSE_QUOTE);
    if (!wrapped) {
      return value;
    }
    List<Token> inside = value.subList(2, size - 2);
    int quotes = 0;
    for (Token token : inside) {
      switch (token.kind()) {
        case OPEN_QUOTE -> quotes++;
        case CLOSE_QUOTE -> quotes--;
        case INTERPOLATION, TEMPLATE_END -> {
          if (quotes <= 0) {
            return value;
          }
        }
        default -> {}
      }
    }
    return withoutOuterNewlines(inside);
  }

  private static List<Token> withoutOuterNewlines(List<Token> tokens) {
    int from = 0;
    int to = tokens.size();
    while (from < to && tokens.get(from).is(TokenKind.NEWLINE)) {
      from++;
    }
    while (to > from && tokens.get(to - 1).is(TokenKind.NEWLINE)) {
      to--;
    }
    List<Token> trimmed = tokens.subList(from, to);
    boolean oneLine = trimmed.stream().noneMatch(token -> token.is(TokenKind.NEWLINE));
    boolean hasBrackets =
        !oneLine
            && trimmed.getFirst().is(TokenKind.OPEN_PAREN)
            && trimmed.getLast().is(TokenKind.CLOSE_PAREN);
    if (oneLine || hasBrackets) {
      return trimmed;
    }
    // Over several lines an expression needs brackets to stay one.
    List<Token> bracketed = new ArrayList<>(trimmed);
    bracketed.addFirst(sameAs(trimmed.getFirst(), TokenKind.OPEN_PAREN, "("));
    bracketed.addLast(sameAs(trimmed.getLast(), TokenKind.CLOSE_PAREN, ")"));
    return bracketed;
  }

  private static List<Token> tidyType(List<Token> type) {
    if (type.size() == 1) {
      return switch (type.getFirst().text()) {
        case "list", "map", "set" -> collectionOf(type.getFirst(), "any");
        default -> type;
      };
    }
    if (type.size() == 3 && type.get(1).is(TokenKind.QUOTED_TEXT)) {
      Token name = sameAs(type.get(1), TokenKind.IDENTIFIER, type.get(1).text());
      return switch (name.text()) {
        case "string" -> List.of(name);
        case "list", "map" -> collectionOf(name, "string");
        default -> type;
      };
    }
    return type;
  }

  private static List<Token> collectionOf(Token collection, String element) {
    return List.of(
        collection,
        sameAs(collection, TokenKind.OPEN_PAREN, "("),
        sameAs(collection, TokenKind.IDENTIFIER, element),
        sameAs(collection, TokenKind.CLOSE_PAREN, ")"));
  }
}
