package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.KmsKey;
import io.github.eksauth.checks.fact.Words;
import java.util.List;

/// Whether the KMS key that Secrets are encrypted with can be used and managed; only when an entry
/// asks: EKS itself reports a lost key as a health issue of the cluster.
final class KeyChecks {
  static final List<Check> ALL =
      List.of(
          CallerChecks.asked(
              "kms-key-admits-caller",
              "The key policy lets the caller manage the key",
              "密钥策略允许调用方管理该密钥",
              KeyChecks::admits),
          Rule.asked(
              "kms-key-usable",
              "The KMS key of the cluster is enabled",
              "集群的 KMS 密钥已启用",
              (facts, focus) -> Verdicts.givenCluster(facts, cluster -> usable(facts, cluster))));

  /// What managing a key comes down to, unless the question names what was refused.
  private static final String MANAGE = "kms:PutKeyPolicy";

  private KeyChecks() {}

  private static Verdict admits(Facts facts, Focus focus, ClusterInfo cluster, Caller caller) {
    String key = focus.on(Subject.KMS_KEY).orElse(cluster.kmsKeyArn());
    if (key.isEmpty()) {
      return noKey(cluster);
    }
    String action =
        focus.on(Subject.ACTION).filter(named -> named.startsWith("kms:")).orElse(MANAGE);
    Admission.Who who = caller.who(facts, cluster, focus);
    var policy = new FactKey.KmsKeyPolicyOf(key);
    return Verdicts.given(
        facts,
        policy,
        known -> verdict(key, action, who, Admission.of(known, who, action)),
        () -> unsure("KMS has no policy of %s", "KMS 中没有 %s 的密钥策略", key));
  }

  private static Verdict verdict(
      String key, String action, Admission.Who who, Admission admission) {
    return switch (admission) {
      case Admission.Direct _ ->
          healthy(
              Words.of(
                  "the key policy of %s allows %s to %s",
                  "%s 的密钥策略允许 %3$s 执行 %2$s", key, action, who.arn()),
              key);
      case Admission.ByAccount _ ->
          healthy(
              Words.of(
                  "the key policy of %s leaves %s to the IAM policies of account %s",
                  "%s 的密钥策略将 %s 交由账户 %s 的 IAM 策略决定", key, action, who.arn().account()),
              key);
      case Admission.OnCondition(List<String> keys) ->
          unsure(
              "the key policy of %s allows %s to %s under conditions that cannot be seen from here: %s",
              "%1$s 的密钥策略在某些条件下允许 %3$s 执行 %2$s，这些条件无法从这里看到：%4$s",
              key,
              action,
              who.arn(),
              String.join(", ", keys));
      case Admission.Refused(List<String> keys) when !keys.isEmpty() ->
          unsure(
              "the key policy of %s denies %s to %s under conditions that cannot be seen from here: %s",
              "%1$s 的密钥策略在某些条件下拒绝 %3$s 执行 %2$s，这些条件无法从这里看到：%4$s",
              key,
              action,
              who.arn(),
              String.join(", ", keys));
      case Admission.Refused _ ->
          broken(
              Words.of(
                  "the key policy of %s denies %s to %s",
                  "%1$s 的密钥策略拒绝 %3$s 执行 %2$s", key, action, who.arn()),
              key);
      case Admission.NotNamed(List<String> deleted) ->
          broken(
              Words.of(
                  deleted.isEmpty()
                      ? "the key policy of %s does not allow %s to %s"
                      : "the key policy of %s does not allow %s to %s; it names %s, which is what is"
                          + " left of a deleted role or user",
                  deleted.isEmpty()
                      ? "%1$s 的密钥策略不允许 %3$s 执行 %2$s"
                      : "%1$s 的密钥策略不允许 %3$s 执行 %2$s；其中的 %4$s 是已删除的角色或用户留下的 ID",
                  key,
                  action,
                  who.arn(),
                  String.join(", ", deleted)),
              key);
    };
  }

  private static Verdict usable(Facts facts, ClusterInfo cluster) {
    String arn = cluster.kmsKeyArn();
    if (arn.isEmpty()) {
      return noKey(cluster);
    }
    return Verdicts.given(
        facts,
        new FactKey.KmsKeyOf(arn),
        KeyChecks::state,
        () -> broken(Words.of("KMS knows no key %s", "KMS 中没有密钥 %s", arn), arn));
  }

  private static Verdict noKey(ClusterInfo cluster) {
    if (!cluster.endpointPublicAccess() && !cluster.endpointPrivateAccess()) {
      // an old recording, which says nothing of the endpoint either; "no key" would be a guess
      return unsure(
          "whether %s encrypts Secrets with a key of its own was not recorded",
          "没有记录 %s 是否使用自己的密钥加密 Secret", cluster.name());
    }
    return notApplicable(
        "cluster %s does not encrypt Secrets with a KMS key of its own",
        "集群 %s 没有使用自己的 KMS 密钥加密 Secret", cluster.name());
  }

  private static Verdict state(KmsKey key) {
    Words state = Words.of("%s is %s", "%s 的状态为 %s", key.arn(), key.state());
    return switch (key.state()) {
      case "Enabled" -> healthy(state, key.arn());
      case "Disabled",
          "PendingDeletion",
          "PendingReplicaDeletion",
          "PendingImport",
          "Unavailable" ->
          broken(state, key.arn());
      default -> unsure("%s is %s", "%s 的状态为 %s", key.arn(), key.state());
    };
  }
}
