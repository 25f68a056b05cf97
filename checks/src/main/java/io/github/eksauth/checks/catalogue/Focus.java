package io.github.eksauth.checks.catalogue;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What the question is about, as far as it says: checks look at these things first or only.
public record Focus(Map<Focus.Subject, String> subjects) {
  /// A thing that a question can name.
  public enum Subject {
    /// A Fargate profile, by name.
    PROFILE,
    /// The namespace that pod and service account are in.
    NAMESPACE,
    POD,
    SERVICE_ACCOUNT,
    /// A managed node group, by name.
    NODE_GROUP,
    /// An EC2 instance, by id.
    INSTANCE,
    /// Whoever was refused: any ARN it is known by, STS session ARNs included.
    CALLER,
    /// The role that somebody could not assume or pass, by ARN.
    TARGET_ROLE,
    /// What was refused, as IAM calls it: `ec2:RunInstances`.
    ACTION,
    /// What was refused, as Kubernetes calls it: `list`.
    VERB,
    /// What was refused, as Kubernetes calls it: `pods`, `deployments.apps`.
    RESOURCE,
    /// The name under which Kubernetes refused: `system:node:ip-10-0-0-1.ec2.internal`.
    KUBERNETES_USER,
    /// An access policy of EKS, by ARN.
    ACCESS_POLICY,
    /// A KMS key, by ARN.
    KMS_KEY,
    /// An OIDC issuer, as a URL.
    OIDC_ISSUER,
    /// A Pod Identity association, by id.
    ASSOCIATION,
    /// The IAM role or user that the text is about, whoever was refused: any ARN it is known by.
    PRINCIPAL
  }

  private static final Focus NONE = new Focus(Map.of());

  public Focus {
    EnumMap<Subject, String> copy = new EnumMap<>(Subject.class);
    copy.putAll(subjects);
    subjects = Collections.unmodifiableMap(copy);
  }

  /// The whole cluster.
  public static Focus none() {
    return NONE;
  }

  /// The thing of this kind that the question names, if it does.
  public Optional<String> on(Subject subject) {
    return Optional.ofNullable(subjects.get(subject));
  }

  /// The same focus, and on this thing.
  public Focus with(Subject subject, String name) {
    EnumMap<Subject, String> more = new EnumMap<>(Subject.class);
    more.putAll(subjects);
    more.put(subject, name);
    return new Focus(more);
  }

  /// The same focus, and on this thing if there is one.
  public Focus with(Subject subject, Optional<String> name) {
    return name.map(it -> with(subject, it)).orElse(this);
  }

  public Optional<String> profile() {
    return on(Subject.PROFILE);
  }

  public Optional<String> namespace() {
    return on(Subject.NAMESPACE);
  }

  public Optional<String> pod() {
    return on(Subject.POD);
  }

  public Optional<String> callerArn() {
    return on(Subject.CALLER);
  }

  public Focus withProfile(String name) {
    return with(Subject.PROFILE, name);
  }

  public Focus withPod(String namespace, String name) {
    return with(Subject.NAMESPACE, namespace).with(Subject.POD, name);
  }

  public Focus withCaller(String arn) {
    return with(Subject.CALLER, arn);
  }
}
