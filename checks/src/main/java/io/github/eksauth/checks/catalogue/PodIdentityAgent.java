package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.catalogue.Verdict.Unsure;
import io.github.eksauth.checks.fact.Addon;
import io.github.eksauth.checks.fact.DaemonSet;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Pod;
import io.github.eksauth.checks.fact.Words;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whether the agent that hands out the credentials of Pod Identity runs (fact 57, K20): on the
/// node of the pods in focus, else wherever it should when the cluster has associations.
final class PodIdentityAgent {
  private static final FactKey.PodIdentityAgent KEY = new FactKey.PodIdentityAgent();
  private static final String NAME = "eks-pod-identity-agent";

  static final Check CHECK =
      Rule.sweeping(
          "pod-identity-agent-ready",
          "The Pod Identity agent runs on the pod's node",
          "Pod 所在节点上运行着 Pod Identity agent",
          (facts, focus) ->
              WorkloadPods.named(focus)
                  ? WorkloadPods.each(facts, focus, pod -> besides(facts, pod))
                  : PodIdentity.givenAny(facts, () -> everywhere(facts)));

  private PodIdentityAgent() {}

  private static Verdict besides(Facts facts, Pod pod) {
    String name = WorkloadPods.name(pod);
    return switch (Placement.of(facts, pod)) {
      case Fact.Known<Placement>(Placement placement) ->
          switch (placement) {
            case NOT_SCHEDULED -> PodIdentityChecks.notScheduled(name);
            case FARGATE, WINDOWS ->
                notApplicable(
                    "pod %s runs where there is no agent, which is judged separately",
                    "Pod %s 运行在没有 agent 的地方，由另一项检查判断", name);
            case AUTO_MODE ->
                healthy(
                    Words.of(
                        "node %s of pod %s belongs to Auto Mode, which has the agent built in",
                        "Pod %2$s 的节点 %1$s 属于 Auto Mode，内置了 agent", pod.nodeName(), name),
                    pod.nodeName());
            case HYBRID ->
                unsure(
                    "node %s of pod %s is a hybrid node, whose agent is not read",
                    "Pod %2$s 的节点 %1$s 是混合节点，eks-auth 不读取其 agent", pod.nodeName(), name);
            case LINUX -> onNode(facts, pod.nodeName(), Optional.empty());
          };
      case Fact.Absent<Placement>() -> PodIdentityChecks.notScheduled(name);
      case Fact.Unseen<Placement>(var why, var missing) ->
          onNode(
              facts,
              pod.nodeName(),
              Optional.of(Verdicts.unseen(PodIdentityChecks.node(pod), why, missing)));
    };
  }

  /// `unclear` is why the node may be of a kind that has no such agent.
  private static Verdict onNode(Facts facts, String node, Optional<Unsure> unclear) {
    return Verdicts.given(
        facts,
        KEY,
        agent ->
            agent.readyOn().contains(node)
                ? healthy(
                    Words.of("the agent is ready on node %s", "节点 %s 上的 agent 已就绪", node), node)
                : unclear.<Verdict>map(why -> why).orElseGet(() -> notReady(facts, node)),
        () -> unclear.<Verdict>map(why -> why).orElseGet(() -> notInstalled(facts)));
  }

  private static Verdict notReady(Facts facts, String node) {
    return broken(
        Words.of("no ready agent runs on node %s%s", "节点 %s 上没有就绪的 agent%s", node, addon(facts)),
        node);
  }

  private static Verdict notInstalled(Facts facts) {
    return broken(Words.of("%s does not exist%s", "%s 不存在%s", KEY.what(), addon(facts)), NAME);
  }

  /// What EKS says about the add-on, as far as it explains something. The agent may also be
  /// installed without it.
  private static Words addon(Facts facts) {
    return switch (facts.get(new FactKey.AddonOf(NAME))) {
      case Fact.Known<Addon>(Addon addon) when !addon.status().equals("ACTIVE") ->
          Words.of(
              "; the add-on %s is %s%s",
              "；插件 %s 的状态为 %s%s",
              NAME,
              addon.status(),
              addon.issues().stream()
                  .map(issue -> " (" + issue.code() + ")")
                  .collect(Collectors.joining()));
      case Fact.Absent<Addon>() -> Words.of("; EKS has no add-on %s here", "；EKS 在此没有插件 %s", NAME);
      case Fact.Known<Addon> _, Fact.Unseen<Addon> _ -> Words.same("");
    };
  }

  private static Verdict everywhere(Facts facts) {
    return Verdicts.givenCluster(
        facts,
        cluster ->
            cluster.autoMode()
                ? healthy(
                    new Words(
                        "the cluster is in Auto Mode, which has the agent built in",
                        "集群为 Auto Mode，内置了 agent"),
                    cluster.name())
                : Verdicts.given(
                    facts, KEY, agent -> everywhere(facts, agent), () -> notInstalled(facts)));
  }

  private static Verdict everywhere(Facts facts, DaemonSet agent) {
    if (agent.desired() == 0) {
      return notApplicable("no node calls for the agent", "没有需要 agent 的节点");
    }
    Words count =
        Words.of(
            "the agent is ready on %s of the %s nodes that should run it%s",
            "应运行 agent 的 %2$s 个节点中，%1$s 个已就绪%3$s",
            agent.ready(),
            agent.desired(),
            agent.ready() < agent.desired() ? addon(facts) : "");
    if (agent.ready() >= agent.desired()) {
      return healthy(count, NAME);
    }
    // one node may just be starting; which one a pod is on decides
    return agent.ready() == 0
        ? broken(count, NAME)
        : unsure("%s; name the pod to see about its node", "%s；请指明 Pod，以便查看其节点", count);
  }
}
