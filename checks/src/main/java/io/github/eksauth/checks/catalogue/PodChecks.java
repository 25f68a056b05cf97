package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Pod;
import io.github.eksauth.checks.fact.PodContainer;
import io.github.eksauth.checks.fact.PodIdentityAssociation;
import io.github.eksauth.checks.fact.ServiceAccount;
import io.github.eksauth.checks.fact.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What was put into the pods of a workload when they were created (fact 58).
final class PodChecks {
  static final List<Check> ALL =
      List.of(
          Rule.asked(
              "pod-has-web-identity",
              "The pod has AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE",
              "Pod 有 AWS_ROLE_ARN 和 AWS_WEB_IDENTITY_TOKEN_FILE",
              (facts, focus) -> WorkloadPods.each(facts, focus, PodChecks::hasWebIdentity)),
          Rule.asked(
              "pod-newer-than-annotation",
              "The pod is newer than the annotation of its service account",
              "Pod 晚于服务账号的注解",
              (facts, focus) ->
                  WorkloadPods.each(facts, focus, pod -> newerThanAnnotation(facts, pod))),
          Rule.asked(
              "pod-newer-than-association",
              "The pod is newer than its Pod Identity association",
              "Pod 晚于它的 Pod Identity 关联",
              (facts, focus) ->
                  WorkloadPods.each(facts, focus, pod -> newerThanAssociation(facts, pod))),
          Rule.asked(
              "pod-may-read-token",
              "The security context of the pod lets it read the token file",
              "Pod 的安全上下文允许读取令牌文件",
              (facts, focus) -> WorkloadPods.each(facts, focus, pod -> mayReadToken(facts, pod))));

  private PodChecks() {}

  private static Verdict hasWebIdentity(Pod pod) {
    String name = WorkloadPods.name(pod);
    if (pod.containers().isEmpty()) {
      return unsure("the containers of pod %s are not known", "不知道 Pod %s 的容器", name);
    }
    List<PodContainer> without =
        pod.containers().stream().filter(one -> !WorkloadPods.hasWebIdentity(one)).toList();
    if (without.isEmpty()) {
      return healthy(
          Words.of(
              "pod %s has %s and %s for %s",
              "Pod %s 有 %s 和 %s，角色为 %s",
              name,
              WorkloadPods.ROLE_ARN,
              WorkloadPods.TOKEN_FILE,
              String.join(", ", WorkloadPods.webIdentityRoles(pod))),
          name);
    }
    return without.size() == pod.containers().size()
        ? broken(
            Words.of(
                "no container of pod %s has both %s and %s",
                "Pod %s 的容器都没有同时带有 %s 和 %s", name, WorkloadPods.ROLE_ARN, WorkloadPods.TOKEN_FILE),
            name)
        : unsure(
            "in pod %s the containers %s lack %s or %s, the others have both",
            "Pod %s 中的容器 %s 缺少 %s 或 %s，其他容器两者都有",
            name,
            names(without),
            WorkloadPods.ROLE_ARN,
            WorkloadPods.TOKEN_FILE);
  }

  private static String names(List<PodContainer> containers) {
    return containers.stream().map(PodContainer::name).collect(Collectors.joining(", "));
  }

  private static Verdict newerThanAnnotation(Facts facts, Pod pod) {
    Workload workload =
        new Workload(pod.namespace(), Workload.serviceAccountOf(pod), Optional.of(pod));
    return workload.givenAccount(facts, account -> newerThanAnnotation(pod, workload, account));
  }

  /// Kubernetes keeps when the annotation's writer wrote last, which may have been about something
  /// else and so later than the annotation: a pod that carries the annotation's role is no older.
  private static Verdict newerThanAnnotation(Pod pod, Workload workload, ServiceAccount account) {
    String name = WorkloadPods.name(pod);
    Optional<String> arn = Workload.roleArn(account);
    if (arn.isEmpty()) {
      return notApplicable(
          "service account %s has no annotation %s",
          "服务账号 %s 没有注解 %s", workload.name(), Workload.ROLE_ARN);
    }
    if (WorkloadPods.webIdentityRoles(pod).contains(arn.get())) {
      return healthy(
          Words.of(
              "pod %s carries the role of the annotation, %s",
              "Pod %s 带有注解中的角色 %s", name, arn.get()),
          name);
    }
    return compare(
        pod,
        account.annotatedAt(),
        Words.of("the annotation of service account %s", "服务账号 %s 的注解", workload.name()));
  }

  private static Verdict newerThanAssociation(Facts facts, Pod pod) {
    String account = Workload.serviceAccountOf(pod);
    return PodIdentity.judged(
        PodIdentity.associationOf(facts, pod.namespace(), account),
        association -> newerThan(pod, association),
        () -> PodIdentity.none(pod.namespace() + "/" + account));
  }

  private static Verdict newerThan(Pod pod, PodIdentityAssociation association) {
    Verdict verdict =
        compare(
            pod,
            association.createdAt(),
            Words.of(
                "the Pod Identity association %s",
                "Pod Identity 关联 %s", association.associationId()));
    return verdict instanceof Verdict.Broken(Words because, var _)
            && WorkloadPods.hasPodIdentity(pod)
        ? notApplicable(
            "%s, but carries the variables of an earlier one", "%s，但带有先前关联的环境变量", because)
        : verdict;
  }

  private static Verdict compare(Pod pod, Optional<Instant> written, Words what) {
    String name = WorkloadPods.name(pod);
    if (pod.createdAt().isEmpty() || written.isEmpty()) {
      return unsure(
          "when pod %s was created and %s was written is not known",
          "不知道 Pod %s 的创建时间和%s的写入时间", name, what);
    }
    Instant created = pod.createdAt().get();
    int order = created.compareTo(written.get());
    if (order == 0) {
      return unsure(
          "pod %s and %s are of the same second, %s", "Pod %s 和%s 的时间相同：%s", name, what, created);
    }
    return order > 0
        ? healthy(
            Words.of(
                "pod %s of %s is newer than %s, %s",
                "Pod %s（%s）晚于%s（%s）", name, created, what, written.get()),
            name)
        : broken(
            Words.of(
                "pod %s of %s is older than %s, %s",
                "Pod %s（%s）早于%s（%s）", name, created, what, written.get()),
            name);
  }

  private static Verdict mayReadToken(Facts facts, Pod pod) {
    String name = WorkloadPods.name(pod);
    boolean token =
        pod.containers().stream().anyMatch(one -> one.env().containsKey(WorkloadPods.TOKEN_FILE));
    if (!token) {
      return notApplicable("pod %s has no %s", "Pod %s 没有 %s", name, WorkloadPods.TOKEN_FILE);
    }
    if (pod.fsGroup().isPresent()) {
      return healthy(
          Words.of(
              "pod %s has fsGroup %s, and the token belongs to that group",
              "Pod %s 的 fsGroup 为 %s，令牌文件属于该组", name, pod.fsGroup().get()),
          name);
    }
    return Verdicts.givenCluster(facts, cluster -> withoutGroup(cluster, pod));
  }

  /// Since Kubernetes 1.19 the token belongs to the user of the containers, or everybody may read
  /// it where they differ; before, it is root's alone (mode irsa-token-file-permission).
  private static Verdict withoutGroup(ClusterInfo cluster, Pod pod) {
    String name = WorkloadPods.name(pod);
    Optional<Integer> minor = minor(cluster.version());
    if (minor.isEmpty()) {
      return unsure(
          "the Kubernetes version of the cluster, \"%s\", is not understood",
          "无法识别集群的 Kubernetes 版本“%s”", cluster.version());
    }
    if (minor.get() >= 19) {
      return healthy(
          Words.of(
              "on Kubernetes %s the token of pod %s belongs to the user of its containers, or everybody in the pod may read it",
              "在 Kubernetes %s 上，Pod %s 的令牌文件属于其容器的用户，或者 Pod 内所有用户都可读取", cluster.version(), name),
          name);
    }
    List<PodContainer> others =
        pod.containers().stream()
            .filter(one -> one.runAsUser().filter(user -> user != 0).isPresent())
            .toList();
    if (!others.isEmpty()) {
      return broken(
          Words.of(
              "on Kubernetes %s only root may read the token, and in pod %s, which has no fsGroup, %s run as another user",
              "在 Kubernetes %s 上只有 root 可以读取令牌文件，而 Pod %s 没有 fsGroup，容器 %s 以其他用户运行",
              cluster.version(),
              name,
              names(others)),
          name);
    }
    return pod.containers().stream().allMatch(one -> one.runAsUser().isPresent())
        ? healthy(
            Words.of("the containers of pod %s run as root", "Pod %s 的容器以 root 运行", name), name)
        : unsure(
            "which user the images of pod %s run as is not known, and it has no fsGroup",
            "不知道 Pod %s 的镜像以哪个用户运行，且没有 fsGroup", name);
  }

  private static Optional<Integer> minor(String version) {
    List<String> parts = List.of(version.split("\\.", 3));
    return parts.size() >= 2 && parts.get(0).equals("1") && parts.get(1).matches("\\d{1,3}")
        ? Optional.of(Integer.valueOf(parts.get(1)))
        : Optional.empty();
  }
}
