package io.github.eksauth.checks.awsauth;

import java.util.ArrayList;
import java.util.List;

/// The username and groups that `aws-auth` must give the role of a machine (fact 47).
public enum NodeMapping {
  FARGATE(
      "system:node:{{SessionName}}",
      List.of("system:bootstrappers", "system:nodes", "system:node-proxier")),
  LINUX("system:node:{{EC2PrivateDNSName}}", List.of("system:bootstrappers", "system:nodes")),
  WINDOWS(
      "system:node:{{EC2PrivateDNSName}}",
      List.of("system:bootstrappers", "system:nodes", "eks:kube-proxy-windows"));

  private final String username;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> groups;

  NodeMapping(String username, List<String> groups) {
    this.username = username;
    this.groups = groups;
  }

  public String username() {
    return username;
  }

  public List<String> groups() {
    return groups;
  }

  /// The groups it should have and has not.
  public List<String> missingGroups(Mapping mapping) {
    var missing = new ArrayList<>(groups);
    missing.removeAll(mapping.groups());
    return missing;
  }

  public boolean satisfiedBy(Mapping mapping) {
    return mapping.username().equals(username) && mapping.groups().containsAll(groups);
  }
}
