package io.github.eksauth.checks.source.kubernetes;

import io.github.eksauth.checks.fact.RbacBinding;
import io.github.eksauth.checks.fact.RbacRule;
import io.github.eksauth.checks.fact.RbacSubject;
import java.util.List;

/// Makes facts of the objects of RBAC.
final class AccessRules {
  private AccessRules() {}

  static RbacBinding binding(Json binding) {
    Json metadata = binding.at("metadata");
    return new RbacBinding(
        metadata.at("namespace").text(),
        metadata.at("name").needed(),
        binding.at("roleRef").at("kind").needed(),
        binding.at("roleRef").at("name").needed(),
        binding.at("subjects").items().stream().map(AccessRules::subject).toList());
  }

  private static RbacSubject subject(Json subject) {
    return new RbacSubject(
        subject.at("kind").needed(), subject.at("name").needed(), subject.at("namespace").text());
  }

  static List<RbacRule> rules(Json role) {
    return role.at("rules").items().stream()
        .map(rule ->
            new RbacRule(
                rule.at("verbs").texts(),
                rule.at("apiGroups").texts(),
                rule.at("resources").texts(),
                rule.at("resourceNames").texts(),
                rule.at("nonResourceURLs").texts()))
        .toList();
  }
}
