package io.github.eksauth.knowledge.hcl;

import io.github.eksauth.knowledge.hcl.Placeholders.Piece;
import io.github.eksauth.knowledge.hcl.TemplatePart.Each;
import io.github.eksauth.knowledge.hcl.TemplatePart.Literal;
import io.github.eksauth.knowledge.hcl.TemplatePart.Raw;
import io.github.eksauth.knowledge.hcl.TemplatePart.Whole;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Terraform text with places for the names of a cluster.
///
/// A place is `<name>` inside a quoted string; a string that is nothing but one place can become a
/// list. Lines between `# each NAME` and `# end` are repeated for every record of the list NAME,
/// whose fields are `<NAME.field>`. Whatever the values are, the result is valid HCL in canonical
/// form, and each value stays inside its string.
public final class HclTemplate {
  private final List<TemplatePart> parts;
  private final Set<String> placeholders;
  private final Set<String> lists;

  private HclTemplate(TemplateReader reader) {
    this.parts = reader.parts();
    this.placeholders = reader.placeholders();
    this.lists = reader.lists();
  }

  /// Reads the text of a `.tf` file.
  ///
  /// @throws IllegalArgumentException when [SnippetCheck] has not been asked first: the text is not
  ///   valid HCL, or its `# each` has no `# end`
  public static HclTemplate parse(String text) {
    var reader = new TemplateReader(text);
    if (!reader.problems().isEmpty()) {
      HclProblem problem = reader.problems().getFirst();
      throw new IllegalArgumentException(
          "not a template, line " + problem.line() + ": " + problem.message());
    }
    return new HclTemplate(reader);
  }

  /// The names used, in the order they appear; fields of lists as `kept-role.arn`.
  public Set<String> placeholders() {
    return placeholders;
  }

  /// The lists that lines are repeated for.
  public Set<String> lists() {
    return lists;
  }

  /// Fills the values in. A value of the wrong kind for its place is as good as none.
  public Rendering render(Map<String, Value> values) {
    var run = new Run(values);
    run.write(parts, Optional.empty());
    if (!run.unknown.isEmpty()) {
      return new Rendering.Withheld(List.copyOf(run.unknown));
    }
    return new Rendering.Rendered(HclFormat.format(run.out.toString()), List.copyOf(run.missing));
  }

  /// One record of a list, while its lines are written.
  private record Item(String list, Map<String, Value> fields) {}

  /// One rendering on its way.
  private static final class Run {
    private final Map<String, Value> values;
    private final StringBuilder out = new StringBuilder();
    private final Set<String> missing = new LinkedHashSet<>();
    private final Set<String> unknown = new LinkedHashSet<>();

    Run(Map<String, Value> values) {
      this.values = values;
    }

    private void write(List<TemplatePart> parts, Optional<Item> item) {
      for (TemplatePart part : parts) {
        switch (part) {
          case Raw(String text) -> out.append(text);
          case Whole whole -> write(whole, item);
          case Literal literal -> write(literal, item);
          case Each each -> write(each);
        }
      }
    }

    private void write(Each each) {
      if (values.get(each.list()) instanceof Value.Records(List<Map<String, Value>> records)
          && !records.isEmpty()) {
        for (Map<String, Value> fields : records) {
          write(each.body(), Optional.of(new Item(each.list(), fields)));
        }
      } else {
        unknown.add(each.list());
      }
    }

    private void write(Whole whole, Optional<Item> item) {
      String name = whole.slot().name();
      Optional<Value> value = value(name, item);
      if (whole.mayBeList() && value.orElse(null) instanceof Value.ListOf(List<String> items)) {
        out.append(
            items.stream().map(HclString::quote).collect(Collectors.joining(", ", "[", "]")));
      } else if (value.orElse(null) instanceof Value.Text(String text)) {
        out.append(HclString.quote(text));
      } else {
        out.append('"').append(miss(whole.slot(), item)).append('"');
      }
    }

    private void write(Literal literal, Optional<Item> item) {
      var quoted = new StringBuilder();
      boolean afterValue = false;
      for (Piece piece : literal.pieces()) {
        switch (piece) {
          case Piece.Plain(String text) -> {
            // What the author wrote stays, except that a brace must not meet the dollar of a value.
            if (afterValue && text.startsWith("{")) {
              HclString.appendBrace(quoted);
              quoted.append(text, 1, text.length());
            } else {
              quoted.append(text);
            }
            afterValue = false;
          }
          case Piece.Slot slot -> {
            if (value(slot.name(), item).orElse(null) instanceof Value.Text(String text)) {
              HclString.appendEscaped(quoted, text);
            } else {
              quoted.append(miss(slot, item));
            }
            afterValue = true;
          }
        }
      }
      if (afterValue) {
        literal.templateAfter().ifPresent(sigil -> HclString.separateFrom(quoted, sigil));
      }
      out.append(quoted);
    }

    private Optional<Value> value(String name, Optional<Item> item) {
      return item.filter(it -> name.startsWith(it.list() + "."))
          .map(it -> Optional.ofNullable(it.fields().get(name.substring(it.list().length() + 1))))
          .orElseGet(() -> Optional.ofNullable(values.get(name)));
    }

    private String miss(Piece.Slot slot, Optional<Item> item) {
      boolean ofItem = item.filter(it -> slot.name().startsWith(it.list() + ".")).isPresent();
      (ofItem ? unknown : missing).add(slot.name());
      return slot.written();
    }
  }
}
