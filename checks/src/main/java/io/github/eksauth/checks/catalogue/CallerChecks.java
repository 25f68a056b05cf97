package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.awsauth.AwsAuth;
import io.github.eksauth.checks.awsauth.Mapping;
import io.github.eksauth.checks.catalogue.Verdict.Unsure;
import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.AuthenticationMode;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Words;
import java.util.List;

/// Whether the cluster recognises the caller that the question names; only when an entry asks.
final class CallerChecks {
  static final List<Check> ALL =
      List.of(
          rule("caller-exists", "The caller exists in IAM", "调用者在 IAM 中存在", CallerChecks::exists),
          rule(
              "caller-mapped",
              "An access entry or aws-auth maps the caller",
              "访问条目或 aws-auth 映射了调用者",
              CallerChecks::mapped),
          rule(
              "caller-entry-current",
              "The access entry of the caller is not older than the caller",
              "调用者的访问条目不早于调用者",
              CallerChecks::entryCurrent),
          rule(
              "caller-aws-auth-path",
              "aws-auth names the caller without a path",
              "aws-auth 中调用者的 ARN 不带路径",
              (facts, cluster, caller) ->
                  fromAwsAuth(facts, cluster, caller, withoutPath(facts, caller))),
          rule(
              "caller-has-groups",
              "The mapping of the caller in aws-auth has groups",
              "aws-auth 中调用者的映射带有组",
              (facts, cluster, caller) ->
                  fromAwsAuth(facts, cluster, caller, hasGroups(facts, caller))));

  private interface Judge {
    Verdict judge(Facts facts, ClusterInfo cluster, Caller caller);
  }

  private CallerChecks() {}

  private static Rule rule(String id, String en, String zh, Judge judge) {
    return asked(
        id, en, zh, (facts, focus, cluster, caller) -> judge.judge(facts, cluster, caller));
  }

  /// Judges in the light of the whole question.
  interface FocusedJudge {
    Verdict judge(Facts facts, Focus focus, ClusterInfo cluster, Caller caller);
  }

  /// A check about the caller that the question names.
  static Rule asked(String id, String en, String zh, FocusedJudge judge) {
    return Rule.asked(
        id,
        en,
        zh,
        (facts, focus) -> {
          if (focus.callerArn().isEmpty()) {
            return notApplicable("no caller is named", "没有指明调用者");
          }
          return Caller.in(focus)
              .map(caller -> {
                facts.ahead(List.of(new FactKey.AccessEntries(), new FactKey.AwsAuth()));
                return Verdicts.givenCluster(
                    facts, cluster -> judge.judge(facts, focus, cluster, caller));
              })
              .orElseGet(() ->
                  unsure(
                      "%s is not the ARN of a role, a role session or a user",
                      "%s 不是角色、角色会话或用户的 ARN", focus.callerArn().get()));
        });
  }

  private static Verdict exists(Facts facts, ClusterInfo cluster, Caller caller) {
    String arn = caller.arn().toString();
    return Principals.given(
        facts,
        cluster,
        caller.arn(),
        known -> healthy(Words.of("%s exists", "%s 存在", known), known),
        () -> broken(Words.of("%s does not exist in IAM", "%s 在 IAM 中不存在", arn), arn));
  }

  /// What is there but cannot match (a stale entry, an ARN with a path) is judged by the checks of
  /// that name.
  private static Verdict mapped(Facts facts, ClusterInfo cluster, Caller caller) {
    String arn = caller.arn().toString();
    EntryState entry = caller.entry(facts, cluster);
    if (entry instanceof EntryState.There(AccessEntry there, boolean _, Staleness staleness)
        && !(staleness instanceof Staleness.Stale)) {
      return healthy(Words.of("%s has an access entry", "%s 有访问条目", there.principalArn()), arn);
    }
    AuthenticationMode mode = cluster.authenticationMode();
    Verdict byAwsAuth =
        History.withDeletion(
            facts,
            entry,
            arn,
            mode.readsAwsAuth() ? byAwsAuth(caller.mapping(facts), arn) : nowhere(mode, arn));
    if (byAwsAuth instanceof Verdict.Healthy) {
      return byAwsAuth;
    } else if (entry instanceof EntryState.Hidden(Unsure why)) {
      return why;
    } else if (entry instanceof EntryState.There && byAwsAuth instanceof Verdict.Broken) {
      return notApplicable(
          "%s has an access entry, but it is stale, which is judged separately",
          "%s 有访问条目，但已过期，由另一项检查判断", arn);
    }
    return byAwsAuth;
  }

  private static Verdict byAwsAuth(MappingState mapping, String arn) {
    return switch (mapping) {
      case MappingState.Hidden(Unsure why) -> why;
      case MappingState.Found(Mapping item) ->
          healthy(Words.of("aws-auth maps %s (%s)", "aws-auth 映射了 %s（%s）", arn, item.where()), arn);
      case MappingState.WithPath(Mapping item) ->
          notApplicable(
              "aws-auth names %s, but with its path (%s), which is judged separately",
              "aws-auth 中有 %s，但带有路径（%s），由另一项检查判断", arn, item.where());
      case MappingState.Unparsable(AwsAuth.Problem problem) ->
          broken(
              AwsAuthChecks.lost(problem)
                  .then(Words.of("; so %s is not mapped", "；因此 %s 未映射", arn)),
              arn);
      case MappingState.NoConfigMap _ ->
          broken(
              Words.of(
                  "%s has no access entry that counts, and the ConfigMap aws-auth does not exist",
                  "%s 没有生效的访问条目，ConfigMap aws-auth 也不存在", arn),
              arn);
      case MappingState.None _ ->
          broken(
              Words.of(
                  "neither an access entry that counts nor aws-auth names %s",
                  "没有生效的访问条目，aws-auth 中也没有 %s", arn),
              arn);
    };
  }

  private static Verdict nowhere(AuthenticationMode mode, String arn) {
    return broken(
        Words.of("the mode is %s and %s has no access entry", "模式为 %s，而 %s 没有访问条目", mode, arn),
        arn);
  }

  private static Verdict entryCurrent(Facts facts, ClusterInfo cluster, Caller caller) {
    return caller
        .entry(facts, cluster)
        .given(
            caller.arn().toString(),
            there -> EntryChecks.current(there.entry(), there.staleness()));
  }

  /// API: not asked. Beside a usable entry: not asked either (fact 10).
  private static Verdict fromAwsAuth(
      Facts facts, ClusterInfo cluster, Caller caller, Verdict verdict) {
    return cluster.authenticationMode().readsAwsAuth()
        ? caller.entry(facts, cluster).besides(verdict)
        : notApplicable("the mode is API: aws-auth is not asked", "模式为 API：不使用 aws-auth");
  }

  private static Verdict withoutPath(Facts facts, Caller caller) {
    return switch (caller.mapping(facts)) {
      case MappingState.Hidden(Unsure why) -> why;
      case MappingState.WithPath(Mapping item) ->
          broken(
              Words.of(
                  "aws-auth names %s with its path (%s), which never matches; it must be %s",
                  "aws-auth 中的 %s 带有路径（%s），永远不会匹配；应写为 %s",
                  item.arn(),
                  item.where(),
                  item.arnWithoutPath()),
              caller.arn().toString());
      case MappingState.Found(Mapping item) ->
          healthy(
              Words.of("aws-auth maps %s (%s)", "aws-auth 映射了 %s（%s）", item.arn(), item.where()),
              item.arn());
      case MappingState.NoConfigMap _, MappingState.Unparsable _, MappingState.None _ ->
          notApplicable("aws-auth does not name %s", "aws-auth 中没有 %s", caller.arn());
    };
  }

  /// Without groups a caller gets in and may do nothing: Forbidden, not Unauthorized (fact 7).
  private static Verdict hasGroups(Facts facts, Caller caller) {
    return switch (caller.mapping(facts)) {
      case MappingState.Hidden(Unsure why) -> why;
      case MappingState.Found(Mapping item) when item.groups().isEmpty() ->
          broken(
              Words.of(
                  item.groupsAreList()
                      ? "the mapping of %s (%s) has no groups"
                      : "the mapping of %s (%s) has no groups, because groups is not a list",
                  item.groupsAreList() ? "%s 的映射（%s）没有组" : "%s 的映射（%s）没有组，因为 groups 不是列表",
                  caller.arn(),
                  item.where()),
              caller.arn().toString());
      case MappingState.Found(Mapping item) ->
          healthy(
              Words.of(
                  "aws-auth gives %s the groups %s",
                  "aws-auth 为 %s 设置的组为 %s", caller.arn(), String.join(", ", item.groups())),
              caller.arn().toString());
      case MappingState.WithPath _,
          MappingState.NoConfigMap _,
          MappingState.Unparsable _,
          MappingState.None _ ->
          notApplicable("aws-auth does not map %s", "aws-auth 没有映射 %s", caller.arn());
    };
  }
}
