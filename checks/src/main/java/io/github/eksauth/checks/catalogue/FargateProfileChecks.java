package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.awsauth.LastWriter;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.FargateEvent;
import io.github.eksauth.checks.fact.FargateProfile;
import io.github.eksauth.checks.fact.Pod;
import io.github.eksauth.checks.fact.SubnetRoutes;
import io.github.eksauth.checks.fact.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Whether Fargate profiles are in a state to run pods, and take the pod in question.
final class FargateProfileChecks {
  /// The label by which a pod asks for one profile (fact 49).
  private static final String PROFILE_LABEL = "eks.amazonaws.com/fargate-profile";

  static final List<Check> BEFORE_ROLE =
      List.of(
          Rule.sweeping(
              "fargate-profile-active",
              "The Fargate profile is ACTIVE",
              "Fargate profile 的状态为 ACTIVE",
              (facts, focus) ->
                  Profiles.each(facts, focus, profile -> List.of(), FargateProfileChecks::active)),
          Rule.sweeping(
              "fargate-profile-healthy",
              "EKS reports no health issue for the Fargate profile",
              "EKS 未报告 Fargate profile 的健康问题",
              (facts, focus) ->
                  Profiles.each(
                      facts, focus, profile -> List.of(), FargateProfileChecks::withoutIssues)),
          Rule.sweeping(
              "fargate-profiles-not-busy",
              "No Fargate profile is being created or deleted",
              "没有正在创建或删除的 Fargate profile",
              (facts, focus) ->
                  Profiles.every(facts, profile -> List.of(), FargateProfileChecks::notBusy)));

  static final List<Check> AFTER_ROLE =
      List.of(
          Rule.sweeping(
              "fargate-pods-admitted",
              "The Fargate scheduler admits the pods of the profile",
              "Fargate 调度器接受该 profile 的 Pod",
              (facts, focus) ->
                  Profiles.each(
                      facts, focus, profile -> List.of(), profile -> podsAdmitted(facts, profile))),
          Rule.sweeping(
              "fargate-subnets-private",
              "The subnets of the Fargate profile are private",
              "Fargate profile 的子网是私有子网",
              (facts, focus) ->
                  Profiles.each(
                      facts,
                      focus,
                      profile ->
                          profile.subnets().stream()
                              .<FactKey<?>>map(FactKey.SubnetRoutesOf::new)
                              .toList(),
                      profile -> subnetsPrivate(facts, profile))),
          Rule.sweeping(
              "fargate-selectors-match-pod",
              "A Fargate profile selects the pod",
              "有 Fargate profile 选中该 Pod",
              (facts, focus) -> givenPod(facts, focus, pod -> selected(facts, pod))),
          Rule.sweeping(
              "fargate-pod-supported",
              "The pod asks for nothing that Fargate refuses",
              "Pod 没有要求 Fargate 不支持的功能",
              (facts, focus) -> givenPod(facts, focus, FargateProfileChecks::supported)));

  private FargateProfileChecks() {}

  /// The five states of fact 52.
  private static Verdict active(FargateProfile profile) {
    String name = profile.name();
    Words state =
        Words.of("Fargate profile %s is %s", "Fargate profile %s 的状态为 %s", name, profile.status());
    return switch (profile.status()) {
      case "ACTIVE" -> healthy(state, name);
      case "CREATING", "DELETING" -> new Verdict.NotApplicable(state);
      default -> broken(state.then(issues(profile)), name);
    };
  }

  private static Verdict withoutIssues(FargateProfile profile) {
    String name = profile.name();
    return profile.issues().isEmpty()
        ? healthy(
            Words.of(
                "EKS reports no issue for Fargate profile %s",
                "EKS 未报告 Fargate profile %s 的问题", name),
            name)
        : broken(
            Words.of(
                "EKS reports for Fargate profile %s%s",
                "EKS 报告 Fargate profile %s%s", name, issues(profile)),
            name);
  }

  private static Words issues(FargateProfile profile) {
    return Words.same(
        profile.issues().stream()
            .map(issue -> " " + issue.code() + ": " + issue.message())
            .collect(Collectors.joining(";")));
  }

  /// Only one profile may be DELETING, and none can be created meanwhile (fact 49).
  private static Verdict notBusy(FargateProfile profile) {
    Words state =
        Words.of(
            "Fargate profile %s is %s",
            "Fargate profile %s 的状态为 %s", profile.name(), profile.status());
    return profile.status().equals("CREATING") || profile.status().equals("DELETING")
        ? broken(state, profile.name())
        : healthy(state, profile.name());
  }

  private static Verdict podsAdmitted(Facts facts, FargateProfile profile) {
    return Verdicts.given(
        facts,
        new FactKey.FargateEvents(),
        events -> {
          List<FargateEvent> blocked =
              events.stream().filter(event -> blocks(event, profile.name())).toList();
          if (blocked.isEmpty()) {
            return healthy(
                Words.of(
                    "no recent event says that Fargate profile %s is blocked",
                    "近期没有事件表明 Fargate profile %s 被阻止", profile.name()),
                profile.name());
          }
          FargateEvent last = blocked.getLast();
          Words when =
              last.lastSeen()
                  .map(LastWriter::minutes)
                  .map(time -> Words.of(" (last seen %s)", "（最近一次 %s）", time))
                  .orElse(Words.same(""));
          return broken(
              Words.of(
                  "the Fargate scheduler refuses pod %s/%s%s: %s",
                  "Fargate 调度器拒绝 Pod %s/%s%s：%s",
                  last.namespace(),
                  last.pod(),
                  when,
                  last.message()),
              profile.name());
        },
        () -> healthy(new Words("there are no Fargate events", "没有 Fargate 事件"), profile.name()));
  }

  private static boolean blocks(FargateEvent event, String profile) {
    return event.message().contains("blocked for new launches")
        && (event.profile().equals(profile)
            || event.message().contains("fargate profile " + profile + " "));
  }

  /// A route to an internet gateway makes a subnet public (fact 49).
  private static Verdict subnetsPrivate(Facts facts, FargateProfile profile) {
    var verdicts = new ArrayList<Verdict>();
    for (String subnet : profile.subnets()) {
      verdicts.add(
          Verdicts.given(
              facts,
              new FactKey.SubnetRoutesOf(subnet),
              routes -> isPrivate(profile, routes),
              () ->
                  unsure(
                      "%s of Fargate profile %s does not exist any more",
                      "Fargate profile %2$s 的子网 %1$s 已不存在", subnet, profile.name())));
    }
    return verdicts.isEmpty()
        ? notApplicable(
            "Fargate profile %s names no subnet", "Fargate profile %s 没有子网", profile.name())
        : Verdicts.all(verdicts);
  }

  private static Verdict isPrivate(FargateProfile profile, SubnetRoutes routes) {
    String table = routes.routeTableId();
    return routes.targets().stream()
        .filter(target -> target.startsWith("igw-"))
        .findFirst()
        .<Verdict>map(gateway ->
            broken(
                Words.of(
                    routes.explicit()
                        ? "%s of Fargate profile %s is public: its route table %s has a route to %s"
                        : "%s of Fargate profile %s is public: it uses the main route table %s,"
                            + " which has a route to %s",
                    routes.explicit()
                        ? "Fargate profile %2$s 的子网 %1$s 是公有子网：其路由表 %3$s 有指向 %4$s 的路由"
                        : "Fargate profile %2$s 的子网 %1$s 是公有子网：它使用主路由表 %3$s，其中有指向 %4$s 的路由",
                    routes.subnetId(),
                    profile.name(),
                    table,
                    gateway),
                routes.subnetId()))
        .orElseGet(() ->
            healthy(
                Words.of(
                    "%s has no route to an internet gateway (%s)",
                    "%s 没有指向互联网网关的路由（%s）", routes.subnetId(), table),
                routes.subnetId()));
  }

  private static Verdict givenPod(Facts facts, Focus focus, Function<Pod, Verdict> judge) {
    if (focus.namespace().isEmpty() || focus.pod().isEmpty()) {
      return notApplicable("no pod is named", "没有指明 Pod");
    }
    var key = new FactKey.PodOf(focus.namespace().get(), focus.pod().get());
    return Verdicts.given(
        facts,
        key,
        pod ->
            pod.phase().equals("Running") || pod.phase().equals("Succeeded")
                ? notApplicable("%s is %s", "%s 的阶段为 %s", key.what(), pod.phase())
                : judge.apply(pod),
        () -> unsure("%s does not exist any more", "%s 已不存在", key.what()));
  }

  private static Verdict selected(Facts facts, Pod pod) {
    String name = pod.namespace() + "/" + pod.name();
    String wanted = pod.labels().getOrDefault(PROFILE_LABEL, "");
    Verdict verdict =
        Profiles.every(
            facts,
            profile -> List.of(),
            profile ->
                (wanted.isEmpty() || wanted.equals(profile.name()))
                        && profile.selects(pod.namespace(), pod.labels())
                    ? selectedBy(profile, pod, name)
                    : notApplicable(
                        "Fargate profile %s does not select pod %s",
                        "Fargate profile %s 没有选中 Pod %s", profile.name(), name));
    return verdict instanceof Verdict.NotApplicable(Words because)
        ? broken(
            Words.of(
                "no Fargate profile selects pod %s with labels %s: %s",
                "没有 Fargate profile 选中 Pod %s（标签 %s）：%s", name, pod.labels(), because),
            name)
        : verdict;
  }

  private static Verdict selectedBy(FargateProfile profile, Pod pod, String name) {
    boolean older =
        pod.createdAt().isPresent()
            && profile.createdAt().isPresent()
            && pod.createdAt().get().isBefore(profile.createdAt().get());
    return healthy(
        Words.of(
                "Fargate profile %s selects pod %s",
                "Fargate profile %s 选中 Pod %s", profile.name(), name)
            .then(
                older
                    ? new Words(
                        "; the pod is older than the profile and must be recreated",
                        "；Pod 早于该 profile 创建，需要重建")
                    : Words.same("")),
        profile.name());
  }

  /// What Fargate refuses: DaemonSets, host network, privileged containers.
  private static Verdict supported(Pod pod) {
    String name = pod.namespace() + "/" + pod.name();
    var refused = new ArrayList<String>();
    if (pod.hostNetwork()) {
      refused.add("hostNetwork");
    }
    if (pod.privileged()) {
      refused.add("privileged");
    }
    if (pod.ownerKind().equals("DaemonSet")) {
      refused.add("DaemonSet");
    }
    return refused.isEmpty()
        ? healthy(
            Words.of(
                "pod %s uses neither hostNetwork nor privileged containers and belongs to no DaemonSet",
                "Pod %s 未使用 hostNetwork 或 privileged 容器，也不属于 DaemonSet", name),
            name)
        : broken(
            Words.of(
                "Fargate refuses pod %s: %s",
                "Fargate 不支持 Pod %s：%s", name, String.join(", ", refused)),
            name);
  }
}
