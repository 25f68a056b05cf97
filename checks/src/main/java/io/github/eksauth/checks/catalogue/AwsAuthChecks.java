package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.awsauth.AwsAuth;
import io.github.eksauth.checks.awsauth.LastWriter;
import io.github.eksauth.checks.awsauth.Mapping;
import io.github.eksauth.checks.fact.AuthenticationMode;
import io.github.eksauth.checks.fact.AwsAuthConfigMap;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether `aws-auth` says what its authors meant. Not applicable in mode API, where nobody asks
/// it.
final class AwsAuthChecks {
  static final List<Check> ALL =
      List.of(
          Rule.sweeping(
              "aws-auth-exists",
              "The ConfigMap aws-auth exists",
              "ConfigMap aws-auth 存在",
              (facts, focus) -> exists(facts)),
          rule(
              "aws-auth-parses",
              "mapRoles, mapUsers and mapAccounts can be parsed",
              "mapRoles、mapUsers 和 mapAccounts 可以解析",
              (facts, cluster, awsAuth) -> parses(facts, awsAuth)),
          rule(
              "aws-auth-arns-have-no-path",
              "No role in aws-auth is written with its path",
              "aws-auth 中的角色 ARN 不带路径",
              AwsAuthChecks::withoutPath),
          rule(
              "aws-auth-no-duplicates",
              "No ARN stands twice in aws-auth with different rights",
              "aws-auth 中没有权限不同的重复 ARN",
              AwsAuthChecks::noDuplicates),
          rule(
              "aws-auth-groups-are-lists",
              "All groups in aws-auth are lists",
              "aws-auth 中的 groups 都是列表",
              AwsAuthChecks::groupsAreLists),
          rule(
              "aws-auth-arns-are-roles",
              "Every ARN in aws-auth is one that a caller can have",
              "aws-auth 中的每个 ARN 都是调用者可能具有的 ARN",
              (facts, cluster, awsAuth) -> arnsAreRoles(awsAuth)));

  private interface Judge {
    Verdict judge(Facts facts, ClusterInfo cluster, AwsAuth awsAuth);
  }

  private AwsAuthChecks() {}

  private static Rule rule(String id, String en, String zh, Judge judge) {
    return Rule.sweeping(
        id,
        en,
        zh,
        (facts, focus) ->
            givenConfigMap(
                facts,
                (cluster, configMap) ->
                    AwsAuth.of(facts)
                        .ifKnown()
                        .map(awsAuth -> judge.judge(facts, cluster, awsAuth))
                        .orElseGet(AwsAuthChecks::absent)));
  }

  interface ConfigMapJudge {
    Verdict judge(ClusterInfo cluster, AwsAuthConfigMap configMap);
  }

  /// Judges the ConfigMap where it is there and counts.
  static Verdict givenConfigMap(Facts facts, ConfigMapJudge judge) {
    facts.ahead(List.of(new FactKey.AwsAuth()));
    return Verdicts.givenCluster(
        facts,
        cluster ->
            cluster.authenticationMode().readsAwsAuth()
                ? Verdicts.given(
                    facts,
                    new FactKey.AwsAuth(),
                    configMap -> judge.judge(cluster, configMap),
                    AwsAuthChecks::absent)
                : apiOnly());
  }

  private static Verdict apiOnly() {
    return notApplicable("the mode is API: aws-auth is not asked", "模式为 API：不使用 aws-auth");
  }

  private static Verdict absent() {
    return notApplicable("the ConfigMap aws-auth does not exist", "ConfigMap aws-auth 不存在");
  }

  private static Verdict exists(Facts facts) {
    return Verdicts.givenCluster(
        facts,
        cluster ->
            switch (cluster.authenticationMode()) {
              case API -> apiOnly();
              case CONFIG_MAP, API_AND_CONFIG_MAP ->
                  Verdicts.given(
                      facts,
                      new FactKey.AwsAuth(),
                      configMap ->
                          healthy(
                              new Words(
                                  "the ConfigMap kube-system/aws-auth exists",
                                  "ConfigMap kube-system/aws-auth 存在"),
                              "kube-system/aws-auth"),
                      () ->
                          cluster.authenticationMode() == AuthenticationMode.CONFIG_MAP
                              ? broken(
                                  new Words(
                                      "the mode is CONFIG_MAP and kube-system/aws-auth does not"
                                          + " exist: only the creator of the cluster is recognised",
                                      "模式为 CONFIG_MAP，但 kube-system/aws-auth 不存在：只识别集群创建者"),
                                  "kube-system/aws-auth")
                              : absent());
            });
  }

  static Words lost(AwsAuth.Problem problem) {
    return Words.of(
        "%s cannot be parsed: %s, so all of %s is ignored",
        "%s 无法解析：%s，因此整个 %s 被忽略", problem.where(), problem.says(), problem.key());
  }

  /// Each key is parsed by itself, and an error loses the whole key (fact 7).
  private static Verdict parses(Facts facts, AwsAuth awsAuth) {
    List<AwsAuth.Problem> lost =
        awsAuth.problems().stream().filter(AwsAuth.Problem::dropsKey).toList();
    if (lost.isEmpty()) {
      return healthy(
          Words.of(
              "aws-auth parses: %s roles, %s users",
              "aws-auth 可以解析：%s 个角色，%s 个用户", awsAuth.roles().size(), awsAuth.users().size()),
          "kube-system/aws-auth");
    }
    var says = new ArrayList<Words>();
    for (AwsAuth.Problem problem : lost) {
      says.add(lost(problem));
      facts
          .get(new FactKey.AwsAuth())
          .ifKnown()
          .flatMap(configMap -> LastWriter.of(configMap, problem.key()))
          .ifPresent(writer -> says.add(writer.words()));
    }
    return new Verdict.Broken(
        Words.sentences(says), lost.stream().map(AwsAuth.Problem::key).toList());
  }

  /// A path never matches (fact 3). An item with one is dead weight, and does harm only when
  /// nothing else recognises its role.
  private static Verdict withoutPath(Facts facts, ClusterInfo cluster, AwsAuth awsAuth) {
    var verdicts = new ArrayList<Verdict>();
    for (Mapping item : awsAuth.roles()) {
      if (item.roleWithPath()) {
        verdicts.add(
            awsAuth.find(item.arn()).isPresent()
                ? healthy(
                    Words.of(
                        "%s (%s) has a path and is ignored; %s is mapped as well",
                        "%s（%s）带有路径，被忽略；%s 也已映射", item.arn(), item.where(), item.arnWithoutPath()))
                : unlessEntry(
                    facts,
                    cluster,
                    item,
                    broken(
                        Words.of(
                            "%s (%s) has a path and never matches; write %s",
                            "%s（%s）带有路径，永远不会匹配；应写为 %s",
                            item.arn(),
                            item.where(),
                            item.arnWithoutPath()),
                        item.arn())));
      }
    }
    return verdicts.isEmpty()
        ? healthy(new Words("no role in mapRoles has a path", "mapRoles 中的角色都不带路径"))
        : Verdicts.all(verdicts);
  }

  /// The last one wins, groups are not merged (fact 8); only a loss by that is trouble.
  private static Verdict noDuplicates(Facts facts, ClusterInfo cluster, AwsAuth awsAuth) {
    var verdicts = new ArrayList<Verdict>();
    for (List<Mapping> same : awsAuth.duplicates()) {
      Mapping last = same.getLast();
      List<String> lost =
          same.stream()
              .flatMap(item -> item.groups().stream())
              .filter(group -> !last.groups().contains(group))
              .distinct()
              .toList();
      boolean renamed = same.stream().anyMatch(item -> !item.username().equals(last.username()));
      verdicts.add(
          lost.isEmpty() && !renamed
              ? healthy(
                  Words.of(
                      "%s stands %s times, which changes nothing",
                      "%s 出现 %s 次，没有影响", last.arn(), same.size()))
              : unlessEntry(
                  facts,
                  cluster,
                  last,
                  broken(
                      Words.of(
                          "%s stands %s times in %s; only line %s counts (username \"%s\", groups %s)%s",
                          "%s 在 %3$s 中出现 %2$s 次；只有第 %4$s 行生效（用户名 \"%5$s\"，组 %6$s）%7$s",
                          last.arn(),
                          same.size(),
                          last.key(),
                          last.line(),
                          last.username(),
                          last.groups(),
                          lost.isEmpty()
                              ? Words.same("")
                              : Words.of("; lost: %s", "；丢失的组：%s", String.join(", ", lost))),
                      last.arn())));
    }
    return verdicts.isEmpty()
        ? healthy(new Words("no ARN stands twice", "没有重复的 ARN"))
        : Verdicts.all(verdicts);
  }

  /// A text instead of a list leaves the item without groups: Forbidden instead of Unauthorized
  /// (fact 7).
  private static Verdict groupsAreLists(Facts facts, ClusterInfo cluster, AwsAuth awsAuth) {
    List<Verdict> verdicts =
        items(awsAuth)
            .filter(item -> !item.groupsAreList())
            .map(item ->
                unlessEntry(
                    facts,
                    cluster,
                    item,
                    broken(
                        Words.of(
                            "groups of %s (%s) is not a list, so it has no groups",
                            "%s（%s）的 groups 不是列表，因此没有任何组", item.arn(), item.where()),
                        item.arn())))
            .toList();
    return verdicts.isEmpty()
        ? healthy(new Words("all groups are lists", "所有 groups 都是列表"))
        : Verdicts.all(verdicts);
  }

  private static Verdict arnsAreRoles(AwsAuth awsAuth) {
    var verdicts = new ArrayList<Verdict>();
    items(awsAuth)
        .forEach(item ->
            item.neverMatches()
                .ifPresent(why ->
                    verdicts.add(
                        broken(
                            Words.of(
                                "%s (%s) %s; nobody can come as it",
                                "%s（%s）%s；没有调用者会使用它", item.arn(), item.where(), why),
                            item.arn()))));
    return verdicts.isEmpty()
        ? healthy(new Words("all ARNs are of roles or users", "所有 ARN 都是角色或用户的 ARN"))
        : Verdicts.all(verdicts);
  }

  private static Stream<Mapping> items(AwsAuth awsAuth) {
    return Stream.concat(awsAuth.roles().stream(), awsAuth.users().stream());
  }

  /// Beside a usable entry of the same principal an item does nothing, good or bad (fact 10).
  private static Verdict unlessEntry(
      Facts facts, ClusterInfo cluster, Mapping item, Verdict verdict) {
    Optional<Arn> arn = Arn.parse(item.arn());
    return arn.isEmpty()
        ? verdict
        : EntryState.ofCaller(facts, cluster, arn.get()).besides(verdict);
  }
}
