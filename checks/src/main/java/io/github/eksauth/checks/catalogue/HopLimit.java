package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Instance;
import io.github.eksauth.checks.fact.Pod;
import io.github.eksauth.checks.fact.Words;
import java.util.ArrayList;
import java.util.List;

/// Whether an answer of the instance metadata gets as far as a pod, which is one hop further away
/// than its node.
///
/// The limit holds for the answer that hands out a token of IMDSv2. Where tokens are optional,
/// software may do without one, so that a limit of 1 stops only some.
final class HopLimit {
  private HopLimit() {}

  static Verdict judge(Facts facts, Focus focus) {
    if (Machines.pod(facts, focus) instanceof Fact.Known<Pod>(Pod pod) && pod.hostNetwork()) {
      return healthy(
          Words.of(
              "pod %s/%s uses the network of its node, so one hop is enough",
              "Pod %s/%s 使用节点网络，一跳即可到达", pod.namespace(), pod.name()));
    }
    return Verdicts.given(
        new Words("the instances of the nodes", "节点的实例"),
        Machines.instances(facts, focus),
        ids -> ids.isEmpty() ? none() : together(facts, ids),
        HopLimit::none);
  }

  private static Verdict none() {
    return notApplicable("no node on EC2 is there to judge", "没有可判断的 EC2 节点");
  }

  /// When some pools let pods through and others do not, it depends on where the pod runs.
  private static Verdict together(Facts facts, List<String> ids) {
    facts.ahead(ids.stream().map(FactKey.InstanceOf::new).toList());
    var verdicts = new ArrayList<Verdict>();
    for (String id : ids) {
      verdicts.add(
          Verdicts.given(
              facts,
              new FactKey.InstanceOf(id),
              HopLimit::of,
              () -> notApplicable("instance %s does not exist any more", "实例 %s 已不存在", id)));
    }
    Verdict all = Verdicts.all(verdicts);
    boolean mixed = verdicts.stream().anyMatch(Verdict.Healthy.class::isInstance);
    return all instanceof Verdict.Broken(Words because, var _) && mixed
        ? unsure(
            "%s; other nodes let pods reach it, and on which of them the pod runs was not said",
            "%s；其他节点允许 Pod 访问，但不清楚 Pod 运行在哪个节点上", because)
        : all;
  }

  private static Verdict of(Instance instance) {
    if (instance.hopLimit().isEmpty()) {
      return unsure(
          "the hop limit of instance %s is not known", "不清楚实例 %s 的 hop limit", instance.id());
    }
    int limit = instance.hopLimit().get();
    Words says =
        Words.of(
            "the hop limit of instance %s is %s", "实例 %s 的 hop limit 为 %s", instance.id(), limit);
    if (limit > 1) {
      return healthy(says, instance.id());
    }
    return instance.httpTokens().equals("required")
        ? broken(says, instance.id())
        : unsure(
            "%s, but tokens are %s: software that does without IMDSv2 may still reach it",
            "%s，但令牌设置为 %s：不使用 IMDSv2 的软件仍可能访问",
            says,
            instance.httpTokens().isEmpty() ? new Words("unknown", "未知") : instance.httpTokens());
  }
}
