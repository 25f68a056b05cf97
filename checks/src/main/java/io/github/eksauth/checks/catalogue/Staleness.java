package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.catalogue.Verdict.Unsure;
import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.IamUser;
import io.github.eksauth.checks.fact.Words;
import java.time.Instant;
import java.util.Optional;

/// Whether an access entry still means the role or user it was made for.
///
/// Entries are bound to the principal's unique id, which they do not show (fact 11). An entry can
/// only be made for a principal that exists, so one that is older than its principal was made for a
/// former one of that name (fact 12).
sealed interface Staleness {
  record Current() implements Staleness {}

  /// `principalArn` is the ARN that IAM knows now.
  record Stale(String principalArn, Instant entryCreated, Instant principalCreated)
      implements Staleness {}

  /// The role or user does not exist any more: nobody can come as it, and nothing was recreated.
  record Gone(Words what) implements Staleness {}

  record Unclear(Unsure why) implements Staleness {}

  static Staleness of(Facts facts, ClusterInfo cluster, AccessEntry entry) {
    Optional<Arn> principal =
        Arn.parse(entry.principalArn()).filter(arn -> arn.isRole() || arn.isUser());
    if (principal.isEmpty()) {
      return new Unclear(
          Verdicts.unsure(
              "%s is neither an IAM role nor an IAM user, so its age is not known and the entry may"
                  + " be stale",
              "%s 既不是 IAM 角色也不是 IAM 用户，不知道其创建时间，条目可能已过期", entry.principalArn()));
    }
    Arn arn = principal.get();
    if (!Roles.inAccountOf(cluster, arn)) {
      return new Unclear(Roles.otherAccount(cluster, entry.principalArn()));
    }
    return arn.isRole()
        ? ofRole(facts, entry, new FactKey.Role(arn.lastSegment()))
        : ofUser(facts, entry, new FactKey.User(arn.lastSegment()));
  }

  private static Staleness ofRole(Facts facts, AccessEntry entry, FactKey.Role key) {
    return switch (facts.get(key)) {
      case Fact.Known<IamRole>(IamRole role) -> compare(entry, role.arn(), role.createdAt());
      case Fact.Absent<IamRole>() -> new Gone(key.what());
      case Fact.Unseen<IamRole> unseen -> new Unclear(Verdicts.unseen(key, unseen));
    };
  }

  private static Staleness ofUser(Facts facts, AccessEntry entry, FactKey.User key) {
    return switch (facts.get(key)) {
      case Fact.Known<IamUser>(IamUser user) ->
          user.arn().equals(entry.principalArn())
              ? compare(entry, user.arn(), user.createdAt())
              : new Unclear(moved(entry, user));
      case Fact.Absent<IamUser>() -> new Gone(key.what());
      case Fact.Unseen<IamUser> unseen -> new Unclear(Verdicts.unseen(key, unseen));
    };
  }

  /// A user can be moved to another path and keeps its id; then the ARN is what differs (fact 11).
  private static Unsure moved(AccessEntry entry, IamUser user) {
    return Verdicts.unsure(
        "IAM knows the user as %s, the access entry as %s; whether it was moved or recreated is not"
            + " known",
        "IAM 中的用户为 %s，访问条目中为 %s；不清楚是被移动还是被重建", user.arn(), entry.principalArn());
  }

  private static Staleness compare(AccessEntry entry, String arn, Optional<Instant> created) {
    if (entry.createdAt().isEmpty() || created.isEmpty()) {
      return new Unclear(
          Verdicts.unsure(
              "it is not known when %s and its access entry were created",
              "不知道 %s 及其访问条目的创建时间", entry.principalArn()));
    }
    Instant entryCreated = entry.createdAt().get();
    return entryCreated.isBefore(created.get())
        ? new Stale(arn, entryCreated, created.get())
        : new Current();
  }
}
