package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.IamUser;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// IAM roles and users by the ARN that somebody names, where IAM is asked by name.
final class Principals {
  private Principals() {}

  /// Judges a role or user of the cluster's own account by the ARN that IAM knows it by. Any other
  /// account, and any other kind of principal, leaves the verdict open.
  static Verdict given(
      Facts facts,
      ClusterInfo cluster,
      Arn principal,
      Function<String, Verdict> known,
      Supplier<Verdict> absent) {
    Optional<Arn> role = principal.canonical().filter(Arn::isRole);
    if (role.isPresent()) {
      return Roles.given(
          facts,
          cluster,
          role.get().toString(),
          ((Function<IamRole, String>) IamRole::arn).andThen(known),
          absent);
    } else if (!principal.isUser()) {
      return Verdicts.unsure(
          "%s is not the ARN of an IAM role or user", "%s 不是 IAM 角色或用户的 ARN", principal);
    } else if (!Roles.inAccountOf(cluster, principal)) {
      return Roles.otherAccount(cluster, principal.toString());
    }
    return Verdicts.given(
        facts,
        new FactKey.User(principal.lastSegment()),
        ((Function<IamUser, String>) IamUser::arn).andThen(known),
        absent);
  }

  /// Whether both ARNs mean the same role or user: names are unique in an account, so a path makes
  /// no difference.
  static boolean same(Arn one, Arn other) {
    return Roles.same(name(one), name(other));
  }

  private static String name(Arn arn) {
    Arn caller = arn.canonical().orElse(arn);
    return caller.isUser()
        ? String.join(":", caller.partition(), caller.account(), "user", caller.lastSegment())
        : caller.withoutPath().toString();
  }
}
