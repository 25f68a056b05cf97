package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;

import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Pod;
import io.github.eksauth.checks.fact.PodContainer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The pods that a question is about: the one it names, else all that run under its service
/// account.
final class WorkloadPods {
  static final String ROLE_ARN = "AWS_ROLE_ARN";
  static final String TOKEN_FILE = "AWS_WEB_IDENTITY_TOKEN_FILE";
  static final String CREDENTIALS_URI = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

  /// Where the agent of Pod Identity answers (fact 57).
  private static final Set<String> AGENT =
      Set.of("http://169.254.170.23/", "http://[fd00:ec2::23]/");

  private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

  private WorkloadPods() {}

  /// Whether the question names pods; without their namespace they cannot be found.
  static boolean named(Focus focus) {
    return focus.namespace().isPresent()
        && (focus.pod().isPresent() || focus.on(Subject.SERVICE_ACCOUNT).isPresent());
  }

  /// Judges each pod in focus.
  static Verdict each(Facts facts, Focus focus, Function<Pod, Verdict> judge) {
    Optional<FactKey.PodOf> named =
        focus.namespace().flatMap(in -> focus.pod().map(name -> new FactKey.PodOf(in, name)));
    if (named.isPresent()) {
      boolean others = focus.on(Subject.SERVICE_ACCOUNT).isPresent();
      return switch (facts.get(named.get())) {
        case Fact.Known<Pod>(Pod pod) -> judge.apply(pod);
        case Fact.Absent<Pod>() when others -> ofAccount(facts, focus, judge);
        case Fact.Absent<Pod>() -> Workload.noPod(named.get());
        case Fact.Unseen<Pod> unseen -> Verdicts.unseen(named.get(), unseen);
      };
    }
    return ofAccount(facts, focus, judge);
  }

  private static Verdict ofAccount(Facts facts, Focus focus, Function<Pod, Verdict> judge) {
    return Workload.given(
        facts,
        focus,
        workload ->
            Verdicts.given(
                facts,
                new FactKey.PodsOf(workload.namespace(), workload.serviceAccount()),
                pods -> each(workload, pods, judge),
                () -> none(workload)));
  }

  private static Verdict each(Workload workload, List<Pod> pods, Function<Pod, Verdict> judge) {
    List<Verdict> verdicts =
        pods.stream().filter(pod -> !ENDED.contains(pod.phase())).map(judge).toList();
    return verdicts.isEmpty() ? none(workload) : Verdicts.all(verdicts);
  }

  private static Verdict none(Workload workload) {
    return notApplicable(
        "no pod runs under the service account %s", "没有 Pod 使用服务账号 %s", workload.name());
  }

  /// How a pod is called in sentences.
  static String name(Pod pod) {
    return pod.namespace() + "/" + pod.name();
  }

  /// Whether IRSA put its two variables there, or the manifest did.
  static boolean hasWebIdentity(PodContainer container) {
    return container.env().containsKey(ROLE_ARN) && container.env().containsKey(TOKEN_FILE);
  }

  /// The roles that its containers ask for by web identity.
  static List<String> webIdentityRoles(Pod pod) {
    return pod.containers().stream()
        .filter(WorkloadPods::hasWebIdentity)
        .map(container -> container.env().getOrDefault(ROLE_ARN, ""))
        .filter(arn -> !arn.isEmpty())
        .distinct()
        .toList();
  }

  /// Whether some container was told to ask the agent of Pod Identity.
  static boolean hasPodIdentity(Pod pod) {
    return pod.containers().stream()
        .map(container -> container.env().getOrDefault(CREDENTIALS_URI, ""))
        .anyMatch(uri -> AGENT.stream().anyMatch(uri::startsWith));
  }
}
