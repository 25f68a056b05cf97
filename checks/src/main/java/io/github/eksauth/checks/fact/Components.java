package io.github.eksauth.checks.fact;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The components of a record that holds a fact, by the names that a snapshot gives them.
public final class Components {
  private Components() {}

  /// Names and values, in the order of the record.
  public static Map<String, Object> of(Record record) {
    Map<String, Object> components = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        components.put(component.getName(), component.getAccessor().invoke(record));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(record.getClass() + " is not a public record", e);
      }
    }
    return Collections.unmodifiableMap(components);
  }
}
