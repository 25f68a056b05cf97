package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.awsauth.LastWriter;
import io.github.eksauth.checks.fact.AuditWrite;
import io.github.eksauth.checks.fact.AwsAuthConfigMap;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.FieldManager;
import io.github.eksauth.checks.fact.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Whether several tools write `aws-auth`. The audit log proves it; field managers are hints (fact
/// 43), and forget: whoever takes a key over wipes out the one before, so that a single one proves
/// nothing.
///
/// Only when an entry asks: that EKS and one other tool share the ConfigMap is usual in mode
/// CONFIG_MAP, and trouble only to somebody who wants to own it.
final class AwsAuthWriters {
  static final Check CHECK =
      Rule.asked(
          "aws-auth-single-writer",
          "One tool alone writes aws-auth",
          "只有一个工具写 aws-auth",
          (facts, focus) -> singleWriter(facts));

  /// Writers that are further apart than this have taken turns (failure mode
  /// awsauth-field-manager-conflict).
  private static final Duration LATELY = Duration.ofDays(30);

  private static final FactKey<List<AuditWrite>> AUDIT_LOG = new FactKey.AwsAuthWrites();
  private static final String OBJECT = "kube-system/aws-auth";

  /// One writing by one tool.
  private record Written(String tool, Words how, Optional<Instant> time) {}

  private AwsAuthWriters() {}

  private static Verdict singleWriter(Facts facts) {
    facts.ahead(List.of(new FactKey.AwsAuth(), AUDIT_LOG));
    return Verdicts.givenCluster(
        facts,
        cluster ->
            cluster.authenticationMode().readsAwsAuth()
                ? judge(facts)
                : notApplicable("the mode is API: aws-auth is not asked", "模式为 API：不使用 aws-auth"));
  }

  private static Verdict judge(Facts facts) {
    Fact<List<AuditWrite>> log = facts.get(AUDIT_LOG);
    Map<String, Written> proven = lately(audited(log.ifKnown().orElse(List.of())));
    if (proven.size() > 1) {
      return several(proven, new Words("the audit log shows", "审计日志显示"), Words.same(""));
    }
    var key = new FactKey.AwsAuth();
    return switch (facts.get(key)) {
      case Fact.Unseen<AwsAuthConfigMap> unseen -> Verdicts.unseen(key, unseen);
      case Fact.Absent<AwsAuthConfigMap>() ->
          notApplicable("the ConfigMap aws-auth does not exist", "ConfigMap aws-auth 不存在");
      case Fact.Known<AwsAuthConfigMap>(AwsAuthConfigMap configMap) -> {
        Map<String, Written> hinted = lately(managers(configMap));
        yield hinted.size() > 1
            ? several(
                hinted,
                new Words("aws-auth has several field managers", "aws-auth 有多个字段管理器"),
                new Words("; their names are hints, not proof", "；其名称只是线索，并非证据"))
            : atMostOne(log, proven, hinted);
      }
    };
  }

  private static Verdict atMostOne(
      Fact<List<AuditWrite>> log, Map<String, Written> proven, Map<String, Written> hinted) {
    return switch (log) {
      case Fact.Unseen<List<AuditWrite>> unseen -> Verdicts.unseen(AUDIT_LOG, unseen);
      case Fact.Absent<List<AuditWrite>>() ->
          unsure(
              "the cluster writes no audit log, and the field manager of aws-auth (%s) tells only who"
                  + " wrote last",
              "集群没有开启审计日志，而 aws-auth 的字段管理器（%s）只能说明最后的写入者", names(hinted));
      case Fact.Known<List<AuditWrite>> _ ->
          healthy(
              proven.isEmpty()
                  ? Words.of(
                      "the audit log shows no write of aws-auth lately; its field manager is %s",
                      "审计日志没有显示近期对 aws-auth 的写入；其字段管理器为 %s", names(hinted))
                  : Words.of(
                      "the audit log shows one tool that writes aws-auth: %s",
                      "审计日志显示只有一个工具写入 aws-auth：%s", names(proven)),
              OBJECT);
    };
  }

  private static Verdict several(Map<String, Written> writers, Words where, Words caution) {
    return broken(
        Words.of(
            "%s: %s%s",
            "%s：%s%s",
            where,
            Words.sentences(writers.values().stream().map(Written::how).toList()),
            caution),
        OBJECT);
  }

  private static String names(Map<String, Written> writers) {
    return writers.isEmpty() ? "-" : String.join(", ", writers.keySet());
  }

  private static List<Written> audited(List<AuditWrite> log) {
    return log.stream()
        .filter(History::succeeded)
        .map(write ->
            new Written(
                Tool.of(write.userAgent()),
                how(
                    Words.of("%s by %s", "%s（%s）", Tool.of(write.userAgent()), write.username()),
                    write.time()),
                write.time()))
        .filter(written -> !written.tool().isEmpty())
        .toList();
  }

  private static List<Written> managers(AwsAuthConfigMap configMap) {
    var all = new ArrayList<Written>();
    for (FieldManager manager : configMap.managers()) {
      if (!manager.keys().isEmpty()) {
        String tool = new LastWriter(manager.keys().getFirst(), manager).tool();
        all.add(
            new Written(
                tool.equals("other") ? manager.manager() : tool,
                how(
                    Words.of(
                        "%s of %s", "%s（%s）", manager.manager(), String.join(", ", manager.keys())),
                    manager.time()),
                manager.time()));
      }
    }
    return all;
  }

  private static Words how(Words writer, Optional<Instant> time) {
    return time.map(LastWriter::minutes)
        .map(minutes -> Words.of("%s, %s", "%s，%s", writer, minutes))
        .orElse(writer);
  }

  /// The latest writing of each tool, without those that are long over.
  private static Map<String, Written> lately(List<Written> all) {
    Optional<Instant> latest =
        all.stream().flatMap(one -> one.time().stream()).max(Comparator.naturalOrder());
    var byTool = new TreeMap<String, Written>();
    for (Written one : all) {
      boolean over =
          one.time().isPresent()
              && latest.isPresent()
              && one.time().get().isBefore(latest.get().minus(LATELY));
      if (!over) {
        byTool.merge(one.tool(), one, AwsAuthWriters::later);
      }
    }
    return byTool;
  }

  private static Written later(Written one, Written other) {
    return other.time().orElse(Instant.MIN).isAfter(one.time().orElse(Instant.MIN)) ? other : one;
  }
}
