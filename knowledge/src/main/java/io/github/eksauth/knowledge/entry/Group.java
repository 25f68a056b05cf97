package io.github.eksauth.knowledge.entry;

import java.util.Locale;

/// The part of EKS authentication that an entry belongs to.
public enum Group {
  FARGATE,
  AWS_AUTH,
  ACCESS_ENTRY,
  ACCESS,
  NODES,
  WORKLOAD_IDENTITY,
  TERRAFORM_UPGRADE;

  /// The name in entry.yaml, such as `aws-auth`.
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
