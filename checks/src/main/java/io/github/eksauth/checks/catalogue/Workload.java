package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Pod;
import io.github.eksauth.checks.fact.PodIdentityAssociation;
import io.github.eksauth.checks.fact.ServiceAccount;
import java.util.Optional;
import java.util.function.Function;

/// The service account that a question is about, and the pod, when the question names one that runs
/// under it.
record Workload(String namespace, String serviceAccount, Optional<Pod> pod) {
  static final String ROLE_ARN = "eks.amazonaws.com/role-arn";
  static final String AUDIENCE = "eks.amazonaws.com/audience";

  /// What the question comes to: a workload, or the reason why there is none.
  sealed interface Search {
    record Found(Workload workload) implements Search {}

    /// The question names no workload.
    record Unnamed(Verdict.NotApplicable why) implements Search {}

    record Hidden(Verdict.Unsure why) implements Search {}
  }

  /// How the service account is called in sentences.
  String name() {
    return namespace + "/" + serviceAccount;
  }

  /// How its tokens name it.
  String subject() {
    return "system:serviceaccount:" + namespace + ":" + serviceAccount;
  }

  /// A service account by its namespace and name, else that of the pod, else that of the
  /// association.
  static Search in(Facts facts, Focus focus) {
    Optional<String> namespace = focus.namespace();
    Optional<String> account = focus.on(Subject.SERVICE_ACCOUNT);
    if (namespace.isPresent() && account.isPresent()) {
      Optional<Pod> pod =
          focus
              .pod()
              .flatMap(name -> facts.get(new FactKey.PodOf(namespace.get(), name)).ifKnown())
              .filter(one -> serviceAccountOf(one).equals(account.get()));
      return new Search.Found(new Workload(namespace.get(), account.get(), pod));
    }
    if (namespace.isPresent() && focus.pod().isPresent()) {
      return ofPod(facts, new FactKey.PodOf(namespace.get(), focus.pod().get()));
    }
    Optional<String> association = focus.on(Subject.ASSOCIATION);
    if (association.isPresent()) {
      return ofAssociation(facts, new FactKey.PodIdentityAssociationOf(association.get()));
    }
    return new Search.Unnamed(
        namespace.isEmpty() && (account.isPresent() || focus.pod().isPresent())
            ? notApplicable(
                "%s is named without its namespace: name that too",
                "只指明了 %s，没有指明命名空间：请一并指明", account.or(focus::pod).orElseThrow())
            : notApplicable(
                "no workload is named: name the namespace and the service account, or the pod",
                "没有指明工作负载：请指明命名空间和服务账号，或者 Pod"));
  }

  private static Search ofPod(Facts facts, FactKey.PodOf key) {
    return switch (facts.get(key)) {
      case Fact.Known<Pod>(Pod pod) ->
          new Search.Found(new Workload(pod.namespace(), serviceAccountOf(pod), Optional.of(pod)));
      case Fact.Absent<Pod>() -> new Search.Hidden(noPod(key));
      case Fact.Unseen<Pod> unseen -> new Search.Hidden(Verdicts.unseen(key, unseen));
    };
  }

  private static Search ofAssociation(Facts facts, FactKey.PodIdentityAssociationOf key) {
    return switch (facts.get(key)) {
      case Fact.Known<PodIdentityAssociation>(PodIdentityAssociation one) ->
          new Search.Found(new Workload(one.namespace(), one.serviceAccount(), Optional.empty()));
      case Fact.Absent<PodIdentityAssociation>() ->
          new Search.Hidden(
              unsure(
                  "this cluster has no Pod Identity association %s",
                  "该集群没有 Pod Identity 关联 %s", key.associationId()));
      case Fact.Unseen<PodIdentityAssociation> unseen ->
          new Search.Hidden(Verdicts.unseen(key, unseen));
    };
  }

  /// Judges the workload; without one the verdict says why.
  static Verdict given(Facts facts, Focus focus, Function<Workload, Verdict> judge) {
    return switch (in(facts, focus)) {
      case Search.Found(Workload workload) -> judge.apply(workload);
      case Search.Unnamed(Verdict.NotApplicable why) -> why;
      case Search.Hidden(Verdict.Unsure why) -> why;
    };
  }

  /// The key of its service account.
  FactKey.ServiceAccountOf key() {
    return new FactKey.ServiceAccountOf(namespace, serviceAccount);
  }

  /// Judges the service account itself.
  Verdict givenAccount(Facts facts, Function<ServiceAccount, Verdict> judge) {
    return Verdicts.given(
        facts,
        key(),
        judge,
        () -> unsure("this cluster has no service account %s", "该集群没有服务账号 %s", name()));
  }

  /// The role that the annotation names, if there is one.
  static Optional<String> roleArn(ServiceAccount account) {
    return Optional.ofNullable(account.annotations().get(ROLE_ARN)).filter(arn -> !arn.isEmpty());
  }

  static Verdict.Unsure noPod(FactKey.PodOf key) {
    return unsure("this cluster has no pod %s/%s", "该集群没有 Pod %s/%s", key.namespace(), key.name());
  }

  static String serviceAccountOf(Pod pod) {
    return pod.serviceAccount().isEmpty() ? "default" : pod.serviceAccount();
  }
}
