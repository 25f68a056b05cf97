package io.github.eksauth.knowledge.answer;

import io.github.eksauth.knowledge.entry.Placeholders;
import io.github.eksauth.knowledge.hcl.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The asker's own values, by placeholder name.
public record Values(Map<String, Value> byName) {
  /// No value is known.
  public static final Values NONE = new Values(Map.of());

  public Values {
    byName = Map.copyOf(byName);
  }

  /// The text with known values in place; `<name>` stays where there is none.
  public String fill(String text) {
    return Placeholders.fill(text, this::shown);
  }

  private Optional<String> shown(String name) {
    return Optional.ofNullable(byName.get(name))
        .flatMap(value ->
            switch (value) {
              case Value.Text(String text) -> Optional.of(text);
              case Value.ListOf(List<String> texts) -> Optional.of(String.join(", ", texts));
              case Value.Records _ -> Optional.empty();
            });
  }
}
