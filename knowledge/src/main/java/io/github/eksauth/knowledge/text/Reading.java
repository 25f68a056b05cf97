package io.github.eksauth.knowledge.text;

import java.util.ArrayList;
import java.util.List;

/// A paste as tokens: what each line says, which line a token stands in, and which separate error
/// it belongs to.
public final class Reading {
  /// One token of a paste.
  ///
  /// @param text the token in lower case
  /// @param line number of the pasted line it stands in, from 1
  /// @param error number of the separate error it belongs to, from 0
  /// @param endsLine whether the line breaks right behind it, as hard wraps inside a word do
  /// @param startsLine whether it is the first thing in its line behind gutter and timestamp
  public record Token(String text, int line, int error, boolean endsLine, boolean startsLine) {}

  private final List<String> lines;
  private final List<Token> tokens;

  private Reading(List<String> lines, List<Token> tokens) {
    this.lines = lines;
    this.tokens = tokens;
  }

  /// Reads a text of any kind; never fails.
  public static Reading of(String text) {
    List<String> lines = text.lines().toList();
    List<Token> tokens = new ArrayList<>();
    int error = 0;
    for (int i = 0; i < lines.size(); i++) {
      String cleaned = Cleaner.clean(lines.get(i));
      int start = Cleaner.messageStart(cleaned);
      if (i > 0 && startsError(cleaned, start)) {
        error++;
      }
      readLine(cleaned, start, i + 1, error, tokens);
    }
    return new Reading(List.copyOf(lines), List.copyOf(tokens));
  }

  private static void readLine(String cleaned, int start, int number, int error, List<Token> out) {
    int first = out.size();
    int end = cleaned.stripTrailing().length();
    int[] message = {start};
    while (message[0] < end && cleaned.charAt(message[0]) == ' ') {
      message[0]++;
    }
    Tokenizer.cut(
        cleaned,
        start,
        (token, from, to) ->
            out.add(
                new Token(
                    token, number, error, to == end, out.size() == first && from == message[0])));
  }

  /// Terraform opens an error with a box corner or `Error:`. Other tools' `error:` ends a story
  /// that the lines above it tell, so it does not cut.
  private static boolean startsError(String cleaned, int start) {
    if (cleaned.stripLeading().startsWith("╷")) {
      return true;
    }
    int i = start;
    while (i < cleaned.length() && cleaned.charAt(i) == ' ') {
      i++;
    }
    return cleaned.startsWith("Error:", i);
  }

  /// The tokens in reading order.
  public List<Token> tokens() {
    return tokens;
  }

  /// The pasted line of that number, without its surrounding space.
  ///
  /// @param number line number from 1
  public String line(int number) {
    return lines.get(number - 1).strip();
  }
}
