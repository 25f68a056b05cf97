package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Pod;
import io.github.eksauth.checks.fact.PodIdentityName;
import io.github.eksauth.checks.fact.Words;
import java.util.List;

/// Whether a workload has a Pod Identity association and runs where that works (fact 57).
final class PodIdentityChecks {
  static final List<Check> ALL =
      List.of(
          Rule.asked(
              "pod-identity-association-exists",
              "A Pod Identity association exists for the service account",
              "服务账号有 Pod Identity 关联",
              (facts, focus) ->
                  PodIdentity.given(
                      facts, focus, PodIdentityChecks::there, PodIdentityChecks::missing)),
          Rule.asked(
              "pod-identity-association-unmanaged",
              "No add-on owns the Pod Identity association",
              "Pod Identity 关联不归某个插件所有",
              (facts, focus) ->
                  PodIdentity.given(facts, focus, PodIdentityChecks::unmanaged, PodIdentity::none)),
          Rule.asked(
              "pod-identity-compute-supported",
              "The pod runs where Pod Identity works",
              "Pod 运行在支持 Pod Identity 的地方",
              (facts, focus) ->
                  WorkloadPods.each(facts, focus, pod -> computeSupported(facts, pod))));

  private PodIdentityChecks() {}

  private static Verdict there(PodIdentityName association) {
    return healthy(
        Words.of(
            "%s/%s has the Pod Identity association %s",
            "%s/%s 有 Pod Identity 关联 %s",
            association.namespace(),
            association.serviceAccount(),
            association.associationId()),
        association.associationId());
  }

  private static Verdict missing(String of) {
    return broken(
        Words.of(
            "the cluster has no Pod Identity association for %s", "集群中没有 %s 的 Pod Identity 关联", of),
        of);
  }

  private static Verdict unmanaged(PodIdentityName association) {
    return association.ownerArn().isEmpty()
        ? healthy(
            Words.of("no add-on owns %s", "%s 不归任何插件所有", association.associationId()),
            association.associationId())
        : broken(
            Words.of(
                "the add-on %s owns the association %s of %s/%s",
                "插件 %s 拥有 %3$s/%4$s 的关联 %2$s",
                association.ownerArn(),
                association.associationId(),
                association.namespace(),
                association.serviceAccount()),
            association.associationId());
  }

  private static Verdict computeSupported(Facts facts, Pod pod) {
    String name = WorkloadPods.name(pod);
    return switch (Placement.of(facts, pod)) {
      case Fact.Known<Placement>(Placement placement) ->
          switch (placement) {
            case NOT_SCHEDULED -> notScheduled(name);
            case FARGATE -> unsupported(name, new Words("Fargate", "Fargate"));
            case WINDOWS -> unsupported(name, new Words("a Windows node", "Windows 节点"));
            case AUTO_MODE, HYBRID, LINUX ->
                healthy(
                    Words.of(
                        "pod %s runs on the Linux node %s",
                        "Pod %s 运行在 Linux 节点 %s 上", name, pod.nodeName()),
                    name);
          };
      case Fact.Absent<Placement>() -> notScheduled(name);
      case Fact.Unseen<Placement>(var why, var missing) -> Verdicts.unseen(node(pod), why, missing);
    };
  }

  /// What we would have to know of the node, for use inside a sentence.
  static Words node(Pod pod) {
    return Words.of(
        "what kind of node %s of pod %s is",
        "Pod %2$s 所在节点 %1$s 的类型", pod.nodeName(), WorkloadPods.name(pod));
  }

  static Verdict notScheduled(String pod) {
    return notApplicable("pod %s is on no node yet", "Pod %s 还没有调度到节点上", pod);
  }

  private static Verdict unsupported(String pod, Words where) {
    return broken(
        Words.of(
            "pod %s runs on %s, where Pod Identity does not work",
            "Pod %s 运行在 %s 上，Pod Identity 在那里不起作用", pod, where),
        pod);
  }
}
