package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.FargateProfile;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.Selector;
import io.github.eksauth.checks.fact.TrustPolicy.Condition;
import io.github.eksauth.checks.fact.TrustPolicy.Statement;
import io.github.eksauth.checks.fact.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether the `aws:SourceArn` and `aws:SourceAccount` conditions of a trust policy let a Fargate
/// profile in (facts 50, 51). Other condition keys are not judged.
final class SourceConditions {
  /// EKS ends the ARN of a profile with an id that we do not know; patterns are tried with this
  /// one.
  private static final String SOME_ID = "00000000-0000-0000-0000-000000000000";

  private SourceConditions() {}

  static Verdict judge(
      ClusterInfo cluster, FargateProfile profile, IamRole role, List<Statement> allowing) {
    Optional<Arn> arn = Arn.parse(cluster.arn());
    if (arn.isEmpty()) {
      return Verdicts.unsure("the ARN of the cluster is not known", "不知道集群的 ARN");
    }
    Arn own = arn.get();
    String source =
        new Arn(
                own.partition(),
                "eks",
                own.region(),
                own.account(),
                "fargateprofile/" + cluster.name() + "/" + profile.name() + "/")
            .toString();
    var failed = new ArrayList<Condition>();
    for (Statement statement : allowing) {
      List<Condition> against =
          statement.conditions().stream()
              .filter(condition -> !holds(condition, source, own.account()))
              .toList();
      if (against.isEmpty()) {
        return Verdicts.healthy(
            statement.conditions().isEmpty()
                ? Words.of("the trust policy of %s has no condition", "%s 的信任策略没有条件", role.arn())
                : Words.of("the conditions of %s let %s* in", "%s 的条件允许 %s*", role.arn(), source),
            role.arn());
      }
      failed.addAll(against);
    }
    Condition first = failed.getFirst();
    return Verdicts.broken(
        Words.of(
            "the trust policy of %s lets only %s %s in; Fargate comes as %s* of account %s",
            "%s 的信任策略只允许 %s %s；Fargate 以 %s*（账户 %s）的身份访问",
            role.arn(),
            first.key(),
            String.join(", ", first.values()),
            source,
            own.account()),
        role.arn());
  }

  private static boolean holds(Condition condition, String source, String account) {
    boolean any;
    switch (condition.key().toLowerCase(Locale.ROOT)) {
      case "aws:sourcearn" ->
          any =
              condition.values().stream()
                  .anyMatch(value ->
                      value.startsWith(source) || Selector.wildcard(value, source + SOME_ID));
      case "aws:sourceaccount" ->
          any = condition.values().stream().anyMatch(value -> Selector.wildcard(value, account));
      default -> {
        return true;
      }
    }
    return any != condition.operator().contains("Not");
  }
}
