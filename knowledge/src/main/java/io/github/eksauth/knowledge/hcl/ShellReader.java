package io.github.eksauth.knowledge.hcl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Finds the placeholders of shell commands, and how the shell would read what is put in their
/// place.
///
/// Follows quotes, substitutions, comments and heredocs as POSIX shells nest them. Where quoting
/// does not help (heredocs, backticks, comments, `${…}`, `$'…'`) a place is BARE: only characters
/// that mean nothing to any shell fit.
final class ShellReader {
  /// How the shell reads what stands at a place.
  enum Context {
    WORD,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    BARE
  }

  sealed interface Part {
    record Raw(String text) implements Part {}

    /// A placeholder, and how the shell reads its place.
    ///
    /// @param wordStarts whether a new word starts here
    /// @param wholeWord whether nothing but white space stands around it
    record Slot(String name, Context context, boolean wordStarts, boolean wholeWord, int line)
        implements Part {}
  }

  private enum Frame {
    COMMANDS(Context.WORD),
    SINGLE(Context.SINGLE_QUOTED),
    DOUBLE(Context.DOUBLE_QUOTED),
    BACKTICK(Context.BARE),
    PARAMETER(Context.BARE),
    ANSI_QUOTED(Context.BARE);

    private final Context context;

    Frame(Context context) {
      this.context = context;
    }
  }

  private final String text;
  private final List<Part> parts = new ArrayList<>();
  private final Deque<Open> frames = new ArrayDeque<>(List.of(new Open(Frame.COMMANDS, 1)));
  private final Deque<String> heredocs = new ArrayDeque<>();
  private final Optional<HclProblem> problem;
  private int at;
  private int copied;
  private int line = 1;

  /// A frame that is open, and the line that opened it.
  private record Open(Frame frame, int line) {}

  ShellReader(String text) {
    this.text = text;
    this.problem = read();
  }

  List<Part> parts() {
    return List.copyOf(parts);
  }

  Optional<HclProblem> problem() {
    return problem;
  }

  private Optional<HclProblem> read() {
    while (at < text.length()) {
      step();
    }
    copyTo(text.length());
    if (frames.size() == 1) {
      return Optional.empty();
    }
    String open =
        switch (frames.element().frame()) {
          case COMMANDS -> "a bracket";
          case SINGLE -> "a single quote";
          case DOUBLE -> "a double quote";
          case BACKTICK -> "a backtick";
          case PARAMETER -> "`${`";
          case ANSI_QUOTED -> "`$'`";
        };
    return Optional.of(
        new HclProblem(frames.element().line(), open + " is not closed before the commands end"));
  }

  private void step() {
    Frame frame = frames.element().frame();
    char c = text.charAt(at);
    if (c == '\\' && frame != Frame.SINGLE) {
      skip(2);
    } else if (c == '\n') {
      skip(1);
      if (frame == Frame.COMMANDS) {
        heredocBodies();
      }
    } else if (c == '<' && Placeholders.end(text, at) > 0) {
      slot(frame.context);
    } else {
      switch (frame) {
        case COMMANDS -> commands(c);
        case DOUBLE -> doubleQuoted(c);
        case SINGLE, ANSI_QUOTED -> until(c, '\'');
        case BACKTICK -> until(c, '`');
        case PARAMETER -> until(c, '}');
      }
    }
  }

  private void skip(int count) {
    for (int i = 0; i < count && at < text.length(); i++) {
      if (text.charAt(at++) == '\n') {
        line++;
      }
    }
  }

  private void enter(Frame frame, int length) {
    frames.push(new Open(frame, line));
    skip(length);
  }

  private void until(char c, char end) {
    if (c == end) {
      frames.pop();
    }
    skip(1);
  }

  private void commands(char c) {
    if (c == '#' && wordStarts()) {
      comment();
    } else if (text.startsWith("<<<", at)) {
      skip(3);
    } else if (text.startsWith("<<", at)) {
      openHeredoc();
    } else if (text.startsWith("$'", at)) {
      enter(Frame.ANSI_QUOTED, 2);
    } else if (c == '\'') {
      enter(Frame.SINGLE, 1);
    } else if (c == '"') {
      enter(Frame.DOUBLE, 1);
    } else if (c == '(') {
      enter(Frame.COMMANDS, 1);
    } else if (c == ')') {
      if (frames.size() > 1) {
        frames.pop();
      }
      skip(1);
    } else {
      expansion(c);
    }
  }

  private void doubleQuoted(char c) {
    if (c == '"') {
      frames.pop();
      skip(1);
    } else {
      expansion(c);
    }
  }

  /// What means the same with and without double quotes around it.
  private void expansion(char c) {
    if (text.startsWith("$(", at)) {
      enter(Frame.COMMANDS, 2);
    } else if (text.startsWith("${", at)) {
      enter(Frame.PARAMETER, 2);
    } else if (c == '`') {
      enter(Frame.BACKTICK, 1);
    } else {
      skip(1);
    }
  }

  private void comment() {
    while (at < text.length() && text.charAt(at) != '\n') {
      if (text.charAt(at) == '<' && Placeholders.end(text, at) > 0) {
        slot(Context.BARE);
      } else {
        skip(1);
      }
    }
  }

  private void openHeredoc() {
    skip(text.startsWith("<<-", at) ? 3 : 2);
    while (at < text.length() && text.charAt(at) == ' ') {
      skip(1);
    }
    var marker = new StringBuilder();
    while (at < text.length() && !isWordEnd(text.charAt(at))) {
      char c = text.charAt(at);
      if (c != '\'' && c != '"' && c != '\\') {
        marker.append(c);
      }
      skip(1);
    }
    heredocs.add(marker.toString());
  }

  private void heredocBodies() {
    while (!heredocs.isEmpty() && at < text.length()) {
      int newline = text.indexOf('\n', at);
      int end = newline < 0 ? text.length() : newline;
      if (text.substring(at, end).strip().equals(heredocs.element())) {
        heredocs.remove();
        skip(end - at);
        return;
      }
      while (at < end) {
        if (text.charAt(at) == '<' && Placeholders.end(text, at) > 0) {
          slot(Context.BARE);
        } else {
          skip(1);
        }
      }
      skip(1);
    }
  }

  private void slot(Context context) {
    int end = Placeholders.end(text, at);
    boolean wordStarts = wordStarts();
    boolean wholeWord = wordStarts && (end == text.length() || isWordEnd(text.charAt(end)));
    copyTo(at);
    parts.add(new Part.Slot(text.substring(at + 1, end - 1), context, wordStarts, wholeWord, line));
    at = end;
    copied = end;
  }

  private void copyTo(int end) {
    if (end > copied) {
      parts.add(new Part.Raw(text.substring(copied, end)));
    }
  }

  private boolean wordStarts() {
    return at == 0 || isWordEnd(text.charAt(at - 1));
  }

  private static boolean isWordEnd(char c) {
    return switch (c) {
      case ' ', '\t', '\n', '\r', ';', '|', '&', '(', ')' -> true;
      default -> false;
    };
  }
}
