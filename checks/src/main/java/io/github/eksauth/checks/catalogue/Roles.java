package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.catalogue.Verdict.Unsure;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.Words;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// IAM roles by ARN, where IAM is asked by name.
final class Roles {
  private Roles() {}

  /// `GetRole` by name answers for the own account, even when the ARN names another: compare first
  /// (fact 12).
  static boolean inAccountOf(ClusterInfo cluster, Arn arn) {
    return Arn.parse(cluster.arn()).filter(own -> own.account().equals(arn.account())).isPresent();
  }

  static Unsure otherAccount(ClusterInfo cluster, String arn) {
    return Verdicts.unsure(
        "%s is not in the account of cluster %s, so IAM cannot be asked about it",
        "%s 不在集群 %s 所在的账户中，无法通过 IAM 查询", arn, cluster.name());
  }

  /// Judges a role of the cluster's own account.
  static Verdict given(
      Facts facts,
      ClusterInfo cluster,
      String arn,
      Function<IamRole, Verdict> known,
      Supplier<Verdict> absent) {
    Optional<Arn> role = Arn.parse(arn).filter(Arn::isRole);
    if (role.isEmpty()) {
      return Verdicts.unsure("%s is not the ARN of an IAM role", "%s 不是 IAM 角色的 ARN", arn);
    }
    if (!inAccountOf(cluster, role.get())) {
      return otherAccount(cluster, arn);
    }
    return Verdicts.given(facts, key(arn), known, absent);
  }

  /// Whether the role of that name is still the one that its owner names, such as a node group.
  static Verdict exists(Words owner, String arn, IamRole role) {
    return same(arn, role.arn())
        ? Verdicts.healthy(Words.of("%s exists", "%s 存在", arn), arn)
        : Verdicts.broken(
            Words.of(
                "%s names %s, but the role of that name is now %s",
                "%s 指定的是 %s，但现在同名角色是 %s", owner, arn, role.arn()),
            arn);
  }

  /// There is no role of the name that its owner names.
  static Verdict gone(Words owner, String arn) {
    return Verdicts.broken(
        Words.of("%s of %s does not exist in IAM", "%2$s 的角色 %1$s 在 IAM 中不存在", arn, owner), arn);
  }

  static FactKey.Role key(String arn) {
    return new FactKey.Role(name(arn));
  }

  /// The fact that tells of a principal: a user for the ARN of a user, else a role.
  static FactKey<?> identity(String arn) {
    return Arn.parse(arn).filter(Arn::isUser).isPresent() ? new FactKey.User(name(arn)) : key(arn);
  }

  static String name(String arn) {
    return Arn.parse(arn).map(Arn::lastSegment).orElse(arn);
  }

  static boolean same(String arn, String other) {
    return arn.equalsIgnoreCase(other);
  }
}
