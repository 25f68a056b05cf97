package io.github.eksauth.checks.fact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Who may assume a role, and under which conditions.
public record TrustPolicy(List<Statement> statements) {
  public TrustPolicy {
    statements = List.copyOf(statements);
  }

  /// One statement. `principals` goes from kind (`Service`, `AWS`, `Federated`, or `*` for the bare
  /// star) to names.
  public record Statement(
      String effect,
      Map<String, List<String>> principals,
      boolean notPrincipals,
      List<String> actions,
      boolean notActions,
      List<Condition> conditions) {
    public Statement {
      var copy = new TreeMap<String, List<String>>();
      principals.forEach((kind, names) -> copy.put(kind, List.copyOf(names)));
      principals = Collections.unmodifiableMap(copy);
      actions = List.copyOf(actions);
      conditions = List.copyOf(conditions);
    }

    public boolean allows() {
      return effect.equals("Allow");
    }

    /// Whether the statement speaks of this service and this action, conditions aside. IAM compares
    /// actions without case.
    public boolean covers(String service, String action) {
      boolean named =
          principals.getOrDefault("Service", List.of()).contains(service)
              || principals.containsKey("*");
      boolean acts =
          actions.stream().anyMatch(pattern -> Selector.wildcard(lower(pattern), lower(action)));
      return named != notPrincipals && acts != notActions;
    }

    private static String lower(String text) {
      return text.toLowerCase(Locale.ROOT);
    }
  }

  /// `operator` such as `ArnLike`, `key` such as `aws:SourceArn`; any one of the values is enough.
  public record Condition(String operator, String key, List<String> values) {
    public Condition {
      values = List.copyOf(values);
    }
  }

  /// The statements that let a service do something, conditions aside.
  public List<Statement> allowing(String service, String action) {
    var found = new ArrayList<Statement>();
    for (Statement statement : statements) {
      if (statement.allows() && statement.covers(service, action)) {
        found.add(statement);
      }
    }
    return found;
  }
}
