package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.awsauth.LastWriter;
import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Words;
import java.util.ArrayList;
import java.util.List;

/// Whether the access entries of the cluster still mean the roles and users they name.
final class EntryChecks {
  static final List<Check> ALL =
      List.of(
          Rule.sweeping(
              "access-entries-current",
              "No access entry is older than its role or user",
              "没有访问条目早于其角色或用户",
              (facts, focus) -> allCurrent(facts)));

  private EntryChecks() {}

  private static Verdict allCurrent(Facts facts) {
    return Verdicts.givenCluster(
        facts,
        cluster ->
            !cluster.authenticationMode().readsEntries()
                ? notApplicable(
                    "the mode is CONFIG_MAP: there are no access entries", "模式为 CONFIG_MAP：没有访问条目")
                : Verdicts.given(
                    facts,
                    new FactKey.AccessEntries(),
                    principals -> {
                      var keys = principals.stream().map(FactKey.AccessEntryOf::new).toList();
                      facts.ahead(keys);
                      facts.ahead(principals.stream().map(Roles::identity).toList());
                      var verdicts = new ArrayList<Verdict>();
                      for (var key : keys) {
                        verdicts.add(
                            Verdicts.given(
                                facts,
                                key,
                                entry -> current(entry, Staleness.of(facts, cluster, entry)),
                                () ->
                                    notApplicable(
                                        "%s was deleted meanwhile", "%s 刚刚被删除", key.what())));
                      }
                      return verdicts.isEmpty() ? none() : Verdicts.all(verdicts);
                    },
                    EntryChecks::none));
  }

  private static Verdict none() {
    return notApplicable("the cluster has no access entries", "集群没有访问条目");
  }

  static Verdict current(AccessEntry entry, Staleness staleness) {
    String arn = entry.principalArn();
    return switch (staleness) {
      case Staleness.Current _ ->
          healthy(
              Words.of(
                  "the access entry of %s is not older than the %s",
                  "%s 的访问条目不早于该%s", arn, kind(arn)),
              arn);
      case Staleness.Gone(Words what) ->
          notApplicable(
              "%s does not exist any more; its access entry is a leftover",
              "%s 已不存在；其访问条目是残留", what);
      case Staleness.Unclear(Verdict.Unsure why) -> why;
      case Staleness.Stale(var current, var entryCreated, var principalCreated) ->
          broken(
              Words.of(
                  "the access entry of %1$s was created %2$s, before the %4$s (%3$s): the %4$s was"
                      + " deleted and recreated, and the entry never matches the new one",
                  "%1$s 的访问条目创建于 %2$s，早于%4$s的创建时间（%3$s）：%4$s已被删除并重建，该条目不会匹配新的%4$s",
                  arn,
                  LastWriter.minutes(entryCreated),
                  LastWriter.minutes(principalCreated),
                  kind(arn)),
              arn,
              current);
    };
  }

  private static Words kind(String principalArn) {
    return Arn.parse(principalArn).filter(Arn::isUser).isPresent()
        ? new Words("user", "用户")
        : new Words("role", "角色");
  }
}
