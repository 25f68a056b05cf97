package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;

import io.github.eksauth.checks.awsauth.LastWriter;
import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Words;
import java.util.ArrayList;
import java.util.List;

/// Whether the access entries of the cluster still mean the roles they name.
final class EntryChecks {
  static final List<Check> ALL =
      List.of(
          Rule.sweeping(
              "access-entries-current",
              "No access entry is older than its role",
              "没有访问条目早于其角色",
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
                      facts.ahead(principals.stream().map(Roles::key).toList());
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
              Words.of("the access entry of %s is not older than the role", "%s 的访问条目不早于该角色", arn),
              arn);
      case Staleness.Gone(String role) ->
          notApplicable(
              "IAM role %s does not exist any more; its access entry is a leftover",
              "IAM 角色 %s 已不存在；其访问条目是残留", role);
      case Staleness.Unclear(Verdict.Unsure why) -> why;
      case Staleness.Stale(var role, var entryCreated, var roleCreated) ->
          broken(
              Words.of(
                  "the access entry of %s was created %s, before the role (%s): the role was deleted"
                      + " and recreated, and the entry never matches the new one",
                  "%s 的访问条目创建于 %s，早于角色的创建时间（%s）：角色已被删除并重建，该条目不会匹配新角色",
                  arn,
                  LastWriter.minutes(entryCreated),
                  LastWriter.minutes(roleCreated)),
              arn,
              role.arn());
    };
  }
}
