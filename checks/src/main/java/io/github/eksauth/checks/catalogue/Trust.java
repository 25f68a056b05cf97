package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.TrustPolicy.Statement;
import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.stream.Collectors;

/// Whether instances can use a role at all: it must trust EC2.
final class Trust {
  static final String EC2 = "ec2.amazonaws.com";

  /// How the service is called in the partition of China, where both names work.
  private static final String EC2_CN = EC2 + ".cn";

  private static final String ASSUME = "sts:AssumeRole";

  private Trust() {}

  static Verdict ofEc2(IamRole role) {
    List<Statement> about =
        role.trustPolicy().statements().stream()
            .filter(
                statement -> ec2(role.arn()).stream().anyMatch(it -> statement.covers(it, ASSUME)))
            .toList();
    if (about.stream().anyMatch(it -> !it.allows() && it.conditions().isEmpty())) {
      return broken(
          Words.of(
              "the trust policy of %s denies %s to %s",
              "%s 的信任策略拒绝 %s（%s）", role.arn(), ASSUME, EC2),
          role.arn());
    }
    if (about.stream().noneMatch(Statement::allows)) {
      return broken(
          Words.of(
              "%s does not trust %s; it trusts %s",
              "%s 不信任 %s；它信任的是 %s", role.arn(), EC2, trusted(role)),
          role.arn());
    }
    boolean plain =
        about.stream().allMatch(Statement::allows)
            && about.stream().anyMatch(it -> it.conditions().isEmpty());
    return plain
        ? healthy(Words.of("%s trusts %s", "%s 信任 %s", role.arn(), EC2), role.arn())
        : unsure(
            "the trust policy of %s decides about %s under conditions that were not tested",
            "%s 的信任策略对 %s 附有条件，未作检验", role.arn(), EC2);
  }

  /// Everybody whom the trust policy names, for a sentence.
  static Words trusted(IamRole role) {
    String all =
        role.trustPolicy().statements().stream()
            .flatMap(statement -> statement.principals().values().stream())
            .flatMap(List::stream)
            .distinct()
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? new Words("nobody", "无") : Words.same(all);
  }

  /// The names of EC2 in the partition of this ARN.
  static List<String> ec2(String arn) {
    boolean china = Arn.parse(arn).filter(it -> it.partition().equals("aws-cn")).isPresent();
    return china ? List.of(EC2, EC2_CN) : List.of(EC2);
  }
}
