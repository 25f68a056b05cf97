package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.fact.Permission;
import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.Set;

/// What a check found out about its statement. There is no fifth answer.
public sealed interface Verdict {
  /// Why: one or two sentences with the names and numbers that decided.
  Words because();

  /// The statement holds; `objects` are the ARNs and names it was tested on.
  record Healthy(Words because, List<String> objects) implements Verdict {
    public Healthy {
      objects = List.copyOf(objects);
    }
  }

  /// The statement does not hold for these `objects`.
  record Broken(Words because, List<String> objects) implements Verdict {
    public Broken {
      objects = List.copyOf(objects);
    }
  }

  /// We could not see enough; `missing` are the permissions that would help, when it was a denial.
  record Unsure(Words because, Set<Permission> missing) implements Verdict {
    public Unsure {
      missing = Set.copyOf(missing);
    }
  }

  /// The statement does not concern this cluster or this question.
  record NotApplicable(Words because) implements Verdict {}
}
