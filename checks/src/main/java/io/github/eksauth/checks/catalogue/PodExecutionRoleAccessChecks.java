package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;

import io.github.eksauth.checks.awsauth.AwsAuth;
import io.github.eksauth.checks.awsauth.LastWriter;
import io.github.eksauth.checks.awsauth.Mapping;
import io.github.eksauth.checks.awsauth.NodeMapping;
import io.github.eksauth.checks.catalogue.Verdict.Unsure;
import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.function.Function;

/// Whether the cluster recognises the pod execution role: by its access entry or by `aws-auth`, as
/// the mode says.
final class PodExecutionRoleAccessChecks {
  static final List<Check> ALL =
      List.of(
          rule(
              "pod-execution-role-entry",
              "The pod execution role has an access entry",
              "Pod 执行角色有访问条目",
              (facts, it) -> History.withDeletion(facts, it.entry(), it.roleArn(), hasEntry(it))),
          rule(
              "pod-execution-role-entry-type",
              "The access entry of the pod execution role has type FARGATE_LINUX",
              "Pod 执行角色的访问条目类型为 FARGATE_LINUX",
              (facts, it) -> entryType(it)),
          rule(
              "pod-execution-role-entry-current",
              "The access entry of the pod execution role is not older than the role",
              "Pod 执行角色的访问条目不早于该角色",
              (facts, it) -> it.entryCurrent()),
          rule(
              "pod-execution-role-in-aws-auth",
              "The pod execution role is mapped in aws-auth",
              "Pod 执行角色已在 aws-auth 中映射",
              (facts, it) -> fromAwsAuth(it, inAwsAuth(facts, it))),
          rule(
              "pod-execution-role-aws-auth-username",
              "aws-auth gives the pod execution role the username of a Fargate node",
              "aws-auth 为 Pod 执行角色设置了 Fargate 节点的用户名",
              (facts, it) ->
                  fromAwsAuth(it, givenMapping(it, item -> username(it.roleArn(), item)))),
          rule(
              "pod-execution-role-aws-auth-groups",
              "aws-auth gives the pod execution role the groups of a Fargate node",
              "aws-auth 为 Pod 执行角色设置了 Fargate 节点的组",
              (facts, it) -> fromAwsAuth(it, givenMapping(it, item -> groups(it.roleArn(), item)))),
          rule(
              "pod-execution-role-aws-auth-path",
              "aws-auth names the pod execution role without a path",
              "aws-auth 中 Pod 执行角色的 ARN 不带路径",
              (facts, it) -> fromAwsAuth(it, withoutPath(it))));

  private interface Judge {
    Verdict judge(Facts facts, Recognition recognition);
  }

  private PodExecutionRoleAccessChecks() {}

  private static Rule rule(String id, String en, String zh, Judge judge) {
    return Rule.sweeping(
        id,
        en,
        zh,
        (facts, focus) ->
            Profiles.eachWithCluster(
                facts,
                focus,
                profile -> Recognition.reads(profile.podExecutionRoleArn()),
                (cluster, profile) ->
                    judge.judge(
                        facts,
                        Recognition.of(
                            facts, cluster, profile.podExecutionRoleArn(), NodeMapping.FARGATE))));
  }

  private static Verdict hasEntry(Recognition it) {
    String arn = it.roleArn();
    return switch (it.entry()) {
      case EntryState.NotAsked _ -> configMapOnly();
      case EntryState.Hidden(Unsure why) -> why;
      case EntryState.There(AccessEntry entry, boolean _, Staleness _) ->
          healthy(
              Words.of("%s has an access entry of type %s", "%s 有类型为 %s 的访问条目", arn, entry.type()),
              arn);
      case EntryState.None _ when it.mode().readsAwsAuth() && it.mappingUsable() ->
          notApplicable(
              "%s has no access entry, but a usable mapping in aws-auth",
              "%s 没有访问条目，但在 aws-auth 中有可用的映射", arn);
      case EntryState.None _ when it.mapping() instanceof MappingState.Hidden(Unsure why) -> why;
      case EntryState.None _ ->
          broken(
              Words.of(
                  "the mode is %s and %s has no access entry",
                  "模式为 %s，而 %s 没有访问条目", it.mode(), arn),
              arn);
    };
  }

  private static Verdict entryType(Recognition it) {
    return it.entry()
        .ofRightType(
            it.roleArn(), new Words("; Fargate needs FARGATE_LINUX", "；Fargate 需要 FARGATE_LINUX"));
  }

  /// API: not asked. Beside a usable entry: not asked either (fact 10).
  private static Verdict fromAwsAuth(Recognition it, Verdict verdict) {
    return it.mode().readsAwsAuth() ? it.entry().besides(verdict) : apiOnly();
  }

  private static Verdict inAwsAuth(Facts facts, Recognition it) {
    String arn = it.roleArn();
    return switch (it.mapping()) {
      case MappingState.Hidden(Unsure why) -> why;
      case MappingState.Found(Mapping item) ->
          healthy(Words.of("aws-auth maps %s (%s)", "aws-auth 映射了 %s（%s）", arn, item.where()), arn);
      case MappingState.WithPath(Mapping item) ->
          notApplicable(
              "aws-auth names %s, but with its path (%s), which is judged separately",
              "aws-auth 中有 %s，但带有路径（%s），由另一项检查判断", arn, item.where());
      case MappingState.NoConfigMap _ ->
          broken(
              Words.of(
                  "the ConfigMap aws-auth does not exist, so %s is not mapped",
                  "ConfigMap aws-auth 不存在，因此 %s 未映射", arn),
              arn);
      case MappingState.Unparsable(AwsAuth.Problem problem) ->
          broken(
              AwsAuthChecks.lost(problem)
                  .then(Words.of("; so %s is not mapped", "；因此 %s 未映射", arn)),
              arn);
      case MappingState.None _ ->
          broken(
              Words.of("%s is not in aws-auth%s", "%s 不在 aws-auth 中%s", arn, lastWriter(facts)),
              arn);
    };
  }

  private static Words lastWriter(Facts facts) {
    return facts
        .get(new FactKey.AwsAuth())
        .ifKnown()
        .flatMap(configMap -> LastWriter.of(configMap, AwsAuth.ROLES))
        .map(writer -> Words.of(" (%s)", "（%s）", writer.words()))
        .orElse(Words.same(""));
  }

  private static Verdict givenMapping(Recognition it, Function<Mapping, Verdict> judge) {
    return switch (it.mapping()) {
      case MappingState.Hidden(Unsure why) -> why;
      case MappingState.Found(Mapping item) -> judge.apply(item);
      case MappingState.WithPath _,
          MappingState.NoConfigMap _,
          MappingState.Unparsable _,
          MappingState.None _ ->
          notApplicable("aws-auth has no mapping for %s", "aws-auth 中没有 %s 的映射", it.roleArn());
    };
  }

  private static Verdict username(String arn, Mapping item) {
    String wanted = NodeMapping.FARGATE.username();
    return item.username().equals(wanted)
        ? healthy(Words.of("%s has username %s", "%s 的用户名为 %s", arn, wanted), arn)
        : broken(
            Words.of(
                "aws-auth maps %s to username \"%s\" (%s); Fargate needs %s",
                "aws-auth 将 %s 映射为用户名 \"%s\"（%s）；Fargate 需要 %s",
                arn,
                item.username(),
                item.where(),
                wanted),
            arn);
  }

  private static Verdict groups(String arn, Mapping item) {
    List<String> missing = NodeMapping.FARGATE.missingGroups(item);
    if (missing.isEmpty()) {
      return healthy(
          Words.of("%s has groups %s", "%s 的组为 %s", arn, String.join(", ", item.groups())), arn);
    }
    return broken(
        Words.of(
            item.groupsAreList()
                ? "the mapping of %s in aws-auth (%s) lacks %s"
                : "the mapping of %s in aws-auth (%s) has no groups, because groups is not a list;"
                    + " it lacks %s",
            item.groupsAreList()
                ? "aws-auth 中 %s 的映射（%s）缺少 %s"
                : "aws-auth 中 %s 的映射（%s）没有组，因为 groups 不是列表；缺少 %s",
            arn,
            item.where(),
            String.join(", ", missing)),
        arn);
  }

  private static Verdict withoutPath(Recognition it) {
    String arn = it.roleArn();
    return it.mapping() instanceof MappingState.WithPath(Mapping item)
        ? broken(
            Words.of(
                "aws-auth names %s with its path (%s), which never matches; it must be %s",
                "aws-auth 中的 %s 带有路径（%s），永远不会匹配；应写为 %s",
                item.arn(),
                item.where(),
                item.arnWithoutPath()),
            arn)
        : givenMapping(
            it,
            item ->
                healthy(
                    Words.of("aws-auth names %s without a path", "aws-auth 中的 %s 不带路径", item.arn()),
                    arn));
  }

  private static Verdict configMapOnly() {
    return notApplicable(
        "the mode is CONFIG_MAP: access entries are not asked", "模式为 CONFIG_MAP：不使用访问条目");
  }

  private static Verdict apiOnly() {
    return notApplicable("the mode is API: aws-auth is not asked", "模式为 API：不使用 aws-auth");
  }
}
