package io.github.eksauth.knowledge.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A paste as tokens: what each line says, which line a token stands in, and which separate error
/// it belongs to. Lines of changelogs say nothing.
public final class Reading {
  /// One token of a paste.
  ///
  /// @param text the token in lower case
  /// @param line number of the pasted line it stands in, from 1
  /// @param error number of the separate error it belongs to, from 0
  /// @param endsLine whether the line breaks right behind it, as hard wraps inside a word do
  /// @param startsLine whether it is the first thing in its line behind gutter and timestamp
  public record Token(String text, int line, int error, boolean endsLine, boolean startsLine) {}

  /// The token behind the ARN of a role that has a path: signals write it as a word of its own.
  static final String ROLE_WITH_PATH = "role_with_path";

  private static final String ROLE = ":role/";

  private final List<String> lines;
  private final List<Token> tokens;
  private final BitSet errors;

  private Reading(List<String> lines, List<Token> tokens, BitSet errors) {
    this.lines = lines;
    this.tokens = tokens;
    this.errors = errors;
  }

  /// Reads a text of any kind; never fails.
  public static Reading of(String text) {
    List<String> lines = text.lines().toList();
    List<Token> tokens = new ArrayList<>();
    BitSet errors = new BitSet();
    int error = 0;
    for (int i = 0; i < lines.size(); i++) {
      String cleaned = Cleaner.clean(lines.get(i));
      int start = Cleaner.messageStart(cleaned);
      if (Changelog.isItem(cleaned)) {
        continue;
      }
      if (startsError(cleaned, start)) {
        error += i > 0 ? 1 : 0;
        errors.set(error);
      }
      readLine(cleaned, start, i + 1, error, tokens);
    }
    return new Reading(List.copyOf(lines), List.copyOf(tokens), errors);
  }

  private static void readLine(String cleaned, int start, int number, int error, List<Token> out) {
    int first = out.size();
    int end = cleaned.stripTrailing().length();
    int[] message = {start};
    while (message[0] < end && cleaned.charAt(message[0]) == ' ') {
      message[0]++;
    }
    BitSet paths = endsOfRolesWithPath(cleaned);
    Tokenizer.cut(
        cleaned,
        start,
        (token, from, to) -> {
          out.add(
              new Token(
                  token, number, error, to == end, out.size() == first && from == message[0]));
          if (paths.get(to)) {
            out.add(new Token(ROLE_WITH_PATH, number, error, to == end, false));
          }
        });
  }

  /// Where the ARNs of roles that have a path end in a line, such as that of `:role/team/name`.
  private static BitSet endsOfRolesWithPath(String cleaned) {
    BitSet ends = new BitSet();
    for (int at = cleaned.indexOf(ROLE); at >= 0; at = cleaned.indexOf(ROLE, at + 1)) {
      int end = at + ROLE.length();
      int slash = -1;
      while (end < cleaned.length() && isArn(cleaned.charAt(end))) {
        if (cleaned.charAt(end) == '/') {
          slash = end;
        }
        end++;
      }
      if (slash > at + ROLE.length() && slash < end - 1) {
        ends.set(end);
      }
    }
    return ends;
  }

  private static boolean isArn(char c) {
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
        || (c >= '0' && c <= '9')
        || "_+=,@-/:".indexOf(c) >= 0;
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

  /// Whether that part of the paste opens with `Error:`; what comes before tells of other things,
  /// such as the progress of an apply.
  ///
  /// @param error number of the part, as tokens have it
  public boolean isError(int error) {
    return errors.get(error);
  }

  /// The pasted line of that number, without its surrounding space.
  ///
  /// @param number line number from 1
  public String line(int number) {
    return lines.get(number - 1).strip();
  }
}
