package io.github.eksauth.checks.fact;

import java.util.regex.Matcher;

/// A right that reading a fact costs.
public sealed interface Permission {
  /// An IAM action such as `eks:DescribeCluster`.
  record Iam(String action) implements Permission {
    @Override
    public String id() {
      return action;
    }
  }

  /// A Kubernetes verb on a resource; `group` is empty for the core group, `namespace` and `name`
  /// are empty for "any".
  record Kubernetes(String verb, String group, String resource, String namespace, String name)
      implements Permission {
    /// As kubectl would say it: `get configmaps kube-system/aws-auth`, `list events`, `get
    /// deployments.apps kube-system/coredns`.
    @Override
    public String id() {
      var id = new StringBuilder(verb).append(' ').append(resource);
      if (!group.isEmpty()) {
        id.append('.').append(group);
      }
      if (!namespace.isEmpty() || !name.isEmpty()) {
        id.append(' ').append(namespace.isEmpty() ? "*" : namespace);
        id.append('/').append(name.isEmpty() ? "*" : name);
      }
      return id.toString();
    }
  }

  /// The text that names this permission in snapshots and messages.
  String id();

  /// Reads back an [#id]; anything that is not of kubectl's form is taken for an IAM action.
  static Permission parse(String id) {
    Matcher kubernetes = Ids.KUBERNETES.matcher(id);
    if (!kubernetes.matches()) {
      return new Iam(id);
    }
    return new Kubernetes(
        kubernetes.group(1),
        Ids.text(kubernetes.group(3)),
        kubernetes.group(2),
        Ids.text(kubernetes.group(4)),
        Ids.text(kubernetes.group(5)));
  }
}
