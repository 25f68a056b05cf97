package io.github.eksauth.knowledge.hcl;

import java.util.List;
import java.util.Map;

/// What is known for a placeholder.
public sealed interface Value {
  /// One piece of text, for `<cluster>`.
  record Text(String text) implements Value {}

  /// Several, for `"<private-subnet-ids>"`.
  record ListOf(List<String> items) implements Value {
    public ListOf {
      items = List.copyOf(items);
    }
  }

  /// The things that `# each kept-role` repeats its lines for; the keys are what follows the dot in
  /// `<kept-role.arn>`.
  record Records(List<Map<String, Value>> records) implements Value {
    public Records {
      records = records.stream().map(Map::copyOf).toList();
    }
  }
}
