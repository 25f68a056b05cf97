package io.github.eksauth.bot.conversation;

import java.util.List;

/// A text in which `*` stands for any run of characters, and everything else for itself.
///
/// Its parts are looked for from left to right, each once at the first place where it is: for
/// patterns with `*` alone that decides, so there is nothing to go back for.
record Glob(List<String> parts) {
  Glob {
    parts = List.copyOf(parts);
  }

  static Glob of(String pattern) {
    return new Glob(List.of(pattern.split("\\*", -1)));
  }

  boolean matches(String text) {
    String first = parts.getFirst();
    if (parts.size() == 1) {
      return text.equals(first);
    }
    String last = parts.getLast();
    int end = text.length() - last.length();
    int at = first.length();
    if (at > end || !text.startsWith(first) || !text.endsWith(last)) {
      return false;
    }
    for (String part : parts.subList(1, parts.size() - 1)) {
      int found = text.indexOf(part, at);
      if (found < 0 || found + part.length() > end) {
        return false;
      }
      at = found + part.length();
    }
    return true;
  }
}
