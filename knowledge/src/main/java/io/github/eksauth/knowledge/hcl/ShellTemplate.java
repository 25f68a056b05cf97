package io.github.eksauth.knowledge.hcl;

import io.github.eksauth.knowledge.hcl.ShellReader.Part;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Shell commands with places for the names of a cluster.
///
/// A place is `<name>`. Whatever the values are, each stays one argument, or the part of an
/// argument it was written into; a value that cannot be kept there is refused, and its place stays
/// visible as if nothing were known.
public final class ShellTemplate {
  private final List<Part> parts;

  private ShellTemplate(List<Part> parts) {
    this.parts = parts;
  }

  /// Reads commands.
  ///
  /// @throws IllegalArgumentException when [SnippetCheck] has not been asked first: a quote is not
  ///   closed
  public static ShellTemplate parse(String text) {
    var reader = new ShellReader(text);
    reader
        .problem()
        .ifPresent(problem -> {
          throw new IllegalArgumentException(
              "no shell commands, line " + problem.line() + ": " + problem.message());
        });
    return new ShellTemplate(reader.parts());
  }

  /// The names used, in the order they appear.
  public Set<String> placeholders() {
    Set<String> names = new LinkedHashSet<>();
    for (Part part : parts) {
      if (part instanceof Part.Slot slot) {
        names.add(slot.name());
      }
    }
    return Collections.unmodifiableSet(names);
  }

  /// Fills the values in; a list becomes several arguments where its place is an argument of its
  /// own.
  public Rendering.Rendered render(Map<String, Value> values) {
    var out = new StringBuilder();
    Set<String> missing = new LinkedHashSet<>();
    for (Part part : parts) {
      switch (part) {
        case Part.Raw(String text) -> out.append(text);
        case Part.Slot slot -> {
          Optional<String> written =
              Optional.ofNullable(values.get(slot.name()))
                  .flatMap(value -> ShellQuoting.write(value, slot));
          if (written.isEmpty()) {
            missing.add(slot.name());
          }
          out.append(written.orElse("<" + slot.name() + ">"));
        }
      }
    }
    return new Rendering.Rendered(out.toString(), List.copyOf(missing));
  }
}
