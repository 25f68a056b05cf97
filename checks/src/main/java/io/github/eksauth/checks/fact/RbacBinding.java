package io.github.eksauth.checks.fact;

import java.util.List;

/// A ClusterRoleBinding, whose `namespace` is empty, or a RoleBinding.
public record RbacBinding(
    @OrEmpty String namespace,
    String name,
    String roleKind,
    String roleName,
    List<RbacSubject> subjects) {
  public RbacBinding {
    subjects = List.copyOf(subjects);
  }
}
