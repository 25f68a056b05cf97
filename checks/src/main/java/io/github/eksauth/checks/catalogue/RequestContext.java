package io.github.eksauth.checks.catalogue;

import java.util.List;

/// What a request to IAM carries under the keys that conditions of a policy ask for.
interface RequestContext {
  /// What stands under one key.
  sealed interface Carried {
    /// These values; never none.
    record Values(List<String> values) implements Carried {
      public Values {
        values = List.copyOf(values);
        if (values.isEmpty()) {
          throw new IllegalArgumentException("a key without values is a key that is missing");
        }
      }

      static Values of(String value) {
        return new Values(List.of(value));
      }
    }

    /// The request does not carry the key.
    record Nothing() implements Carried {}

    /// We do not know what it carries under this key, or whether it does.
    record Unknown() implements Carried {}
  }

  /// IAM compares keys without case, and so must this.
  Carried under(String key);
}
