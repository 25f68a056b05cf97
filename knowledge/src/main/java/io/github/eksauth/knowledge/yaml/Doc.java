package io.github.eksauth.knowledge.yaml;

import java.util.List;
import java.util.Map;

/// A file's content as a tree that still knows its lines: what a reader walks over, wherever the
/// file came from.
public sealed interface Doc {
  /// Line of the file where this part starts, from 1; 0 where the source keeps no lines.
  int line();

  /// A single value; everything is text here, the reader knows what it must mean.
  record Text(String value, int line) implements Doc {}

  /// A list.
  record Items(List<Doc> items, int line) implements Doc {
    public Items {
      items = List.copyOf(items);
    }
  }

  /// Named parts in the order they were written.
  record Fields(Map<String, Field> fields, int line) implements Doc {}

  /// One named part and the line of its name.
  record Field(Doc value, int line) {}
}
