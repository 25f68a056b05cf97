package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.catalogue.Verdict.Unsure;
import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.IamRole;
import java.time.Instant;
import java.util.Optional;

/// Whether an access entry still means the role it was made for.
///
/// Entries are bound to the role's unique id, which they do not show (fact 11). An entry can only
/// be made for a role that exists, so one that is older than its role was made for a former role of
/// that name (fact 12).
sealed interface Staleness {
  record Current() implements Staleness {}

  record Stale(IamRole role, Instant entryCreated, Instant roleCreated) implements Staleness {}

  /// The role does not exist any more: nobody can come as it, and nothing was recreated.
  record Gone(String roleName) implements Staleness {}

  record Unclear(Unsure why) implements Staleness {}

  static Staleness of(Facts facts, ClusterInfo cluster, AccessEntry entry) {
    Optional<Arn> principal = Arn.parse(entry.principalArn()).filter(Arn::isRole);
    if (principal.isEmpty()) {
      return new Unclear(
          Verdicts.unsure(
              "%s is not an IAM role, so its age is not read and the entry may be stale",
              "%s 不是 IAM 角色，未读取其创建时间，条目可能已过期", entry.principalArn()));
    }
    if (!Roles.inAccountOf(cluster, principal.get())) {
      return new Unclear(Roles.otherAccount(cluster, entry.principalArn()));
    }
    FactKey.Role key = new FactKey.Role(principal.get().lastSegment());
    return switch (facts.get(key)) {
      case Fact.Known<IamRole>(IamRole role) -> compare(entry, role);
      case Fact.Absent<IamRole>() -> new Gone(key.name());
      case Fact.Unseen<IamRole> unseen -> new Unclear(Verdicts.unseen(key, unseen));
    };
  }

  private static Staleness compare(AccessEntry entry, IamRole role) {
    if (entry.createdAt().isEmpty() || role.createdAt().isEmpty()) {
      return new Unclear(
          Verdicts.unsure(
              "it is not known when %s and its access entry were created",
              "不知道 %s 及其访问条目的创建时间", entry.principalArn()));
    }
    Instant entryCreated = entry.createdAt().get();
    Instant roleCreated = role.createdAt().get();
    return entryCreated.isBefore(roleCreated)
        ? new Stale(role, entryCreated, roleCreated)
        : new Current();
  }
}
