package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.awsauth.Mapping;
import io.github.eksauth.checks.awsauth.NodeMapping;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Instance;
import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.Set;

/// The role that an instance really has: the one inside its instance profile.
final class InstanceRoles {
  /// States in which EC2 already forgets what an instance had.
  private static final Set<String> ENDING = Set.of("shutting-down", "terminated");

  private InstanceRoles() {}

  /// The ARN of the role of an instance; absent when it has none, or is gone.
  static Fact<String> of(Facts facts, String instanceId) {
    return facts
        .get(new FactKey.InstanceOf(instanceId))
        .then(instance ->
            instance.instanceProfileArn().isEmpty()
                ? Fact.absent()
                : ofProfile(facts, profileName(instance)));
  }

  /// The ARN of the role inside an instance profile; absent when there is none.
  static Fact<String> ofProfile(Facts facts, String profile) {
    return facts
        .get(new FactKey.InstanceProfileOf(profile))
        .then(roles -> roles.isEmpty() ? Fact.absent() : Fact.known(roles.getFirst()));
  }

  private static String profileName(Instance instance) {
    return Arn.parse(instance.instanceProfileArn())
        .map(Arn::lastSegment)
        .orElse(instance.instanceProfileArn());
  }

  /// Whether the cluster recognises the role of the instance in question as that of a node.
  static Verdict mapped(Facts facts, Focus focus) {
    return Verdicts.given(
        new FactKey.Nodes().what(),
        Machines.named(facts, focus),
        id ->
            Verdicts.given(
                facts,
                new FactKey.InstanceOf(id),
                instance -> mapped(facts, instance),
                () ->
                    unsure(
                        "instance %s does not exist (any more) in this account and region",
                        "该账户和区域中（已）没有实例 %s", id)),
        () -> notApplicable("no instance is named", "没有指明实例"));
  }

  private static Verdict mapped(Facts facts, Instance instance) {
    if (instance.instanceProfileArn().isEmpty()) {
      return ENDING.contains(instance.state())
          ? unsure(
              "instance %s is %s, and EC2 does not tell its role any more",
              "实例 %s 的状态为 %s，EC2 已不再提供其角色", instance.id(), instance.state())
          : broken(
              Words.of(
                  "instance %s has no instance profile and so no role",
                  "实例 %s 没有实例配置文件，因此没有角色", instance.id()),
              instance.id());
    }
    var profile = new FactKey.InstanceProfileOf(profileName(instance));
    return Verdicts.given(
        profile.what(),
        ofProfile(facts, profile.name()),
        role -> Verdicts.givenCluster(facts, cluster -> recognised(facts, cluster, instance, role)),
        () ->
            broken(
                Words.of(
                    "%s of instance %s does not exist or holds no role",
                    "实例 %2$s 的%1$s不存在或不含角色", profile.what(), instance.id()),
                instance.id()));
  }

  private static Verdict recognised(
      Facts facts, ClusterInfo cluster, Instance instance, String role) {
    Recognition recognition = Recognition.of(facts, cluster, role, NodeMapping.LINUX);
    Verdict verdict = recognition.verdict();
    return switch (verdict) {
      case Verdict.Healthy _ ->
          healthy(
              Words.of(
                  "instance %s carries %s, which is recognised",
                  "实例 %s 带有 %s，该角色能被识别", instance.id(), role),
              role);
      case Verdict.Broken(Words because, List<String> _) ->
          mappedOtherwise(recognition)
              ? healthy(
                  Words.of(
                      "instance %s carries %s, which aws-auth maps with a node name of its own",
                      "实例 %s 带有 %s，aws-auth 以另一种节点名映射该角色", instance.id(), role),
                  role)
              : broken(
                  Words.of(
                      "instance %s carries %s: %s", "实例 %s 带有 %s：%s", instance.id(), role, because),
                  role,
                  instance.id());
      case Verdict.Unsure _, Verdict.NotApplicable _ -> verdict;
    };
  }

  /// With all the groups of a node and another name template, the role is mapped; whether the name
  /// is right is judged elsewhere.
  private static boolean mappedOtherwise(Recognition recognition) {
    boolean byAwsAuth =
        recognition.entry() instanceof EntryState.NotAsked
            || recognition.entry() instanceof EntryState.None;
    return byAwsAuth
        && recognition.mapping() instanceof MappingState.Found(Mapping item)
        && item.username().startsWith(Machines.NODE_USER)
        && NodeMapping.LINUX.missingGroups(item).isEmpty();
  }
}
