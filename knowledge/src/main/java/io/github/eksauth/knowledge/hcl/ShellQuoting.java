package io.github.eksauth.knowledge.hcl;

import io.github.eksauth.knowledge.hcl.ShellReader.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes a value into shell commands so that the shell reads it as it is, or not at all.
final class ShellQuoting {
  private ShellQuoting() {}

  /// Empty when the value cannot be trusted at this place.
  static Optional<String> write(Value value, Part.Slot slot) {
    return switch (value) {
      case Value.Text(String text) -> write(text, slot);
      case Value.ListOf(List<String> items) ->
          slot.wholeWord() ? words(items, slot) : Optional.empty();
      case Value.Records ignored -> Optional.empty();
    };
  }

  private static Optional<String> words(List<String> items, Part.Slot slot) {
    if (slot.context() != ShellReader.Context.WORD || items.isEmpty()) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    for (String item : items) {
      Optional<String> word = write(item, slot);
      if (word.isEmpty()) {
        return word;
      }
      words.add(word.get());
    }
    return Optional.of(String.join(" ", words));
  }

  private static Optional<String> write(String value, Part.Slot slot) {
    boolean readsAsOption = slot.wordStarts() && value.startsWith("-");
    if (!isVisible(value) || readsAsOption) {
      return Optional.empty();
    }
    boolean inert = value.chars().allMatch(ShellQuoting::isInert);
    return switch (slot.context()) {
      case WORD -> Optional.of(inert && !value.isEmpty() ? value : quoted(value));
      case SINGLE_QUOTED -> Optional.of(value).filter(it -> !hasQuotes(it));
      case DOUBLE_QUOTED ->
          Optional.of(inert ? value : "\"" + quoted(value) + "\"").filter(it -> !hasQuotes(value));
      case BARE -> Optional.of(value).filter(it -> inert);
    };
  }

  private static String quoted(String value) {
    return "'" + value.replace("'", "'\\''") + "'";
  }

  /// What the author's quotes hold is often another language, such as JSON, whose strings a value
  /// must not end either.
  private static boolean hasQuotes(String value) {
    return value.chars().anyMatch(c -> c == '\'' || c == '"' || c == '\\' || c == '`');
  }

  /// Means nothing to any shell, in any quotes.
  private static boolean isInert(int c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || "@%_+=:,./-".indexOf(c) >= 0;
  }

  private static boolean isVisible(String value) {
    return value
        .codePoints()
        .allMatch(c ->
            switch (Character.getType(c)) {
              case Character.CONTROL,
                  Character.FORMAT,
                  Character.LINE_SEPARATOR,
                  Character.PARAGRAPH_SEPARATOR,
                  Character.SURROGATE,
                  Character.UNASSIGNED ->
                  false;
              default -> true;
            });
  }
}
