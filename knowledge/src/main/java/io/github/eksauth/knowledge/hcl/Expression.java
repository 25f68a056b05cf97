package io.github.eksauth.knowledge.hcl;

import java.util.List;

/// What stands to the right of a `=`, as far as it can be known without running Terraform.
sealed interface Expression {
  /// A string without interpolation, its escapes undone; or a bare word as the key of an object.
  record Text(String value) implements Expression {}

  /// `[a, b]`.
  record Items(List<Expression> items) implements Expression {
    public Items {
      items = List.copyOf(items);
    }
  }

  /// `{ a = b }`.
  record Fields(List<Field> fields) implements Expression {
    public Fields {
      fields = List.copyOf(fields);
    }
  }

  /// Anything else: it is valid, and what it comes to is Terraform's business. What is nested in it
  /// is kept.
  record Computed(List<Expression> within) implements Expression {
    public Computed {
      within = List.copyOf(within);
    }
  }

  /// One `key = value` of an object.
  record Field(Expression key, Expression value, int line, int lastLine) {}
}
