package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.awsauth.AwsAuth;
import io.github.eksauth.checks.awsauth.LastWriter;
import io.github.eksauth.checks.awsauth.NodeMapping;
import io.github.eksauth.checks.fact.AwsAuthConfigMap;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.FargateProfile;
import io.github.eksauth.checks.fact.NodeGroup;
import io.github.eksauth.checks.fact.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether the cluster recognises the roles of its machines: node groups and Fargate profiles.
final class NodeChecks {
  static final List<Check> ALL =
      List.of(
          Rule.sweeping(
              "aws-auth-keeps-roles-in-use",
              "No rewrite of aws-auth has dropped a role that is in use",
              "aws-auth 的改写没有丢失正在使用的角色",
              (facts, focus) -> keepsRolesInUse(facts)),
          Rule.sweeping(
              "node-roles-recognised",
              "The role of every node group is recognised",
              "每个节点组的角色都能被识别",
              (facts, focus) -> nodeRolesRecognised(facts)));

  /// A role that machines come with, and whose it is.
  private record InUse(String roleArn, NodeMapping form, Words owner) {}

  private NodeChecks() {}

  private static Verdict nodeRolesRecognised(Facts facts) {
    facts.ahead(List.of(new FactKey.NodeGroups(), new FactKey.AwsAuth()));
    return Verdicts.givenCluster(
        facts,
        cluster ->
            given(
                new Words("the node groups", "节点组"),
                nodeGroups(facts),
                groups ->
                    groups.isEmpty()
                        ? notApplicable("the cluster has no managed node groups", "集群没有托管节点组")
                        : Verdicts.all(
                            recognitions(
                                    facts, cluster, groups.stream().map(NodeChecks::of).toList())
                                .stream()
                                .map(it ->
                                    History.withDeletion(
                                        facts, it.entry(), it.roleArn(), it.verdict()))
                                .toList())));
  }

  /// A role in use that no back end recognises, although somebody rewrote the `mapRoles` it should
  /// stand in (facts 39 to 41).
  private static Verdict keepsRolesInUse(Facts facts) {
    facts.ahead(List.of(new FactKey.NodeGroups(), new FactKey.FargateProfiles()));
    return AwsAuthChecks.givenConfigMap(
        facts,
        (cluster, configMap) ->
            given(
                new Words("the node groups", "节点组"),
                nodeGroups(facts),
                groups ->
                    given(
                        new Words("the Fargate profiles", "Fargate profile"),
                        Profiles.all(facts),
                        profiles -> keeps(facts, cluster, configMap, groups, profiles))));
  }

  private static Verdict keeps(
      Facts facts,
      ClusterInfo cluster,
      AwsAuthConfigMap configMap,
      List<NodeGroup> groups,
      List<FargateProfile> profiles) {
    var inUse = new ArrayList<InUse>();
    groups.forEach(group -> inUse.add(of(group)));
    profiles.forEach(profile ->
        inUse.add(
            new InUse(
                profile.podExecutionRoleArn(),
                NodeMapping.FARGATE,
                Words.same("Fargate profile " + profile.name()))));
    if (inUse.isEmpty()) {
      return notApplicable(
          "the cluster has neither node groups nor Fargate profiles",
          "集群既没有节点组也没有 Fargate profile");
    }
    Optional<LastWriter> writer = LastWriter.of(configMap, AwsAuth.ROLES);
    var verdicts = new ArrayList<Verdict>();
    List<Recognition> recognitions = recognitions(facts, cluster, inUse);
    for (int i = 0; i < inUse.size(); i++) {
      Recognition it = recognitions.get(i);
      verdicts.add(
          History.withDeletion(facts, it.entry(), it.roleArn(), kept(inUse.get(i), it, writer)));
    }
    Verdict all = Verdicts.all(verdicts);
    return all instanceof Verdict.Broken(Words because, var objects) && writer.isPresent()
        ? new Verdict.Broken(
            Words.sentences(List.of(because, writer.get().words()))
                .then(History.lastWriteOfAwsAuth(facts)),
            objects)
        : all;
  }

  private static Verdict kept(InUse role, Recognition recognition, Optional<LastWriter> writer) {
    Verdict verdict = recognition.verdict();
    boolean missing =
        recognition.mapping() instanceof MappingState.None
            || recognition.mapping() instanceof MappingState.Unparsable;
    if (!(verdict instanceof Verdict.Broken)) {
      return verdict;
    } else if (!missing) {
      return notApplicable(
          "aws-auth still names %s; what it says is judged separately",
          "aws-auth 中仍有 %s；其内容由其他检查判断", role.roleArn());
    }
    Words lost =
        Words.of(
            "%s of %s is neither in aws-auth nor has it a usable access entry",
            "%2$s 的角色 %1$s 既不在 aws-auth 中，也没有可用的访问条目", role.roleArn(), role.owner());
    boolean rewritten = writer.isPresent() && !writer.get().tool().equals("eks");
    return rewritten
        ? broken(lost, role.roleArn())
        : unsure(
            "%s; whether aws-auth was rewritten is not known%s",
            "%s；不清楚 aws-auth 是否被改写过%s",
            lost,
            writer.map(one -> Words.of(" (%s)", "（%s）", one.words())).orElse(Words.same("")));
  }

  static Fact<List<NodeGroup>> nodeGroups(Facts facts) {
    return facts.each(new FactKey.NodeGroups(), FactKey.NodeGroupOf::new);
  }

  private static InUse of(NodeGroup group) {
    return new InUse(
        group.nodeRoleArn(),
        group.windows() ? NodeMapping.WINDOWS : NodeMapping.LINUX,
        Words.of("node group %s", "节点组 %s", group.name()));
  }

  private static List<Recognition> recognitions(
      Facts facts, ClusterInfo cluster, List<InUse> inUse) {
    inUse.forEach(role -> facts.ahead(Recognition.reads(role.roleArn())));
    return inUse.stream()
        .map(role -> Recognition.of(facts, cluster, role.roleArn(), role.form()))
        .toList();
  }

  private interface Judge<T> {
    Verdict judge(List<T> all);
  }

  private static <T> Verdict given(Words what, Fact<List<T>> fact, Judge<T> judge) {
    return switch (fact) {
      case Fact.Known<List<T>>(List<T> all) -> judge.judge(all);
      case Fact.Absent<List<T>>() -> judge.judge(List.of());
      case Fact.Unseen<List<T>>(var why, var missing) -> Verdicts.unseen(what, why, missing);
    };
  }
}
