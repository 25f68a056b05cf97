package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;

import io.github.eksauth.checks.fact.CoreDns;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.FargateProfile;
import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Whether CoreDNS can run on a cluster that has nothing but Fargate.
final class CoreDnsChecks {
  private static final String COMPUTE_TYPE = "eks.amazonaws.com/compute-type";
  private static final String COREDNS = "kube-system/coredns";

  static final List<Check> ALL =
      List.of(
          Rule.sweeping(
              "coredns-compute-type",
              "CoreDNS is not tied to EC2 nodes on a Fargate-only cluster",
              "在仅有 Fargate 的集群上，CoreDNS 未限定于 EC2 节点",
              (facts, focus) ->
                  onFargateOnly(
                      facts,
                      () ->
                          Verdicts.given(
                              facts,
                              new FactKey.CoreDnsDeployment(),
                              CoreDnsChecks::computeType,
                              () -> notApplicable("%s does not exist", "%s 不存在", COREDNS)))),
          Rule.sweeping(
              "coredns-profile-match",
              "A Fargate profile selects CoreDNS on a Fargate-only cluster",
              "在仅有 Fargate 的集群上，有 Fargate profile 选中 CoreDNS",
              (facts, focus) -> onFargateOnly(facts, () -> profileMatch(facts))));

  private CoreDnsChecks() {}

  private static Verdict onFargateOnly(Facts facts, Supplier<Verdict> judge) {
    return switch (Compute.of(facts)) {
      case Fact.Known<String>(String compute) ->
          compute.equals(Compute.FARGATE_ONLY)
              ? judge.get()
              : notApplicable(
                  "the cluster is not Fargate-only (compute: %s)",
                  "集群不是仅有 Fargate（计算类型：%s）", compute);
      case Fact.Absent<String>() ->
          Verdicts.givenCluster(facts, cluster -> notApplicable("nothing to judge", "无可判断"));
      case Fact.Unseen<String>(var why, var missing) ->
          Verdicts.unseen(new Words("what the cluster runs pods on", "集群的计算类型"), why, missing);
    };
  }

  private static Verdict computeType(CoreDns coreDns) {
    if (!coreDns.templateAnnotations().getOrDefault(COMPUTE_TYPE, "").equals("ec2")) {
      return healthy(
          Words.of("%s has no annotation %s: ec2", "%s 没有注解 %s: ec2", COREDNS, COMPUTE_TYPE),
          COREDNS);
    }
    return coreDns.readyReplicas() > 0
        ? notApplicable(
            "%s of %s replicas of %s are ready although it is annotated %s: ec2",
            "%3$s 的 %2$s 个副本中有 %1$s 个就绪，尽管它带有注解 %4$s: ec2",
            coreDns.readyReplicas(),
            coreDns.replicas(),
            COREDNS,
            COMPUTE_TYPE)
        : broken(
            Words.of(
                "the pod template of %s is annotated %s: ec2, and none of its %s replicas is ready",
                "%s 的 Pod 模板带有注解 %s: ec2，%s 个副本均未就绪", COREDNS, COMPUTE_TYPE, coreDns.replicas()),
            COREDNS);
  }

  private static Verdict profileMatch(Facts facts) {
    Verdict verdict =
        Profiles.every(
            facts,
            profile -> List.of(),
            profile ->
                profile.selects("kube-system", Map.of("k8s-app", "kube-dns"))
                    ? selects(profile)
                    : notApplicable(
                        "Fargate profile %s does not select it",
                        "Fargate profile %s 没有选中它", profile.name()));
    return verdict instanceof Verdict.NotApplicable
        ? broken(
            new Words(
                "no Fargate profile selects namespace kube-system with label k8s-app=kube-dns",
                "没有 Fargate profile 选中命名空间 kube-system 中带标签 k8s-app=kube-dns 的 Pod"),
            COREDNS)
        : verdict;
  }

  private static Verdict selects(FargateProfile profile) {
    return healthy(
        Words.of(
            "Fargate profile %s (%s) selects CoreDNS",
            "Fargate profile %s（%s）选中 CoreDNS", profile.name(), profile.status()),
        profile.name());
  }
}
