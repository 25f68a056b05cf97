package io.github.eksauth.checks.catalogue;

import java.util.Optional;

/// What the question is about, as far as it says: checks look at these things first or only.
///
/// `role` is an ARN or a name; `callerArn` any ARN a caller is known by, STS session ARNs included.
public record Focus(
    Optional<String> profile,
    Optional<String> role,
    Optional<String> namespace,
    Optional<String> pod,
    Optional<String> callerArn,
    Optional<String> serviceAccount) {
  private static final Focus NONE =
      new Focus(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /// The whole cluster.
  public static Focus none() {
    return NONE;
  }

  public Focus withProfile(String name) {
    return new Focus(Optional.of(name), role, namespace, pod, callerArn, serviceAccount);
  }

  public Focus withPod(String podNamespace, String name) {
    return new Focus(
        profile, role, Optional.of(podNamespace), Optional.of(name), callerArn, serviceAccount);
  }

  public Focus withCaller(String arn) {
    return new Focus(profile, role, namespace, pod, Optional.of(arn), serviceAccount);
  }
}
