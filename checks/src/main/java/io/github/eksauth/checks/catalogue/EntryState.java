package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.catalogue.Verdict.Unsure;
import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What the access entries say about one principal.
sealed interface EntryState {
  /// The mode is CONFIG_MAP: entries are not asked.
  record NotAsked() implements EntryState {}

  record None() implements EntryState {}

  record There(AccessEntry entry, boolean rightType, Staleness staleness) implements EntryState {}

  record Hidden(Unsure why) implements EntryState {}

  Set<String> ANY_TYPE = Set.of();

  /// The entry of a principal whose true ARN is known, path included (fact 5).
  static EntryState ofPrincipal(
      Facts facts, ClusterInfo cluster, String principalArn, Set<String> types) {
    if (!cluster.authenticationMode().readsEntries()) {
      return new NotAsked();
    }
    var key = new FactKey.AccessEntryOf(principalArn);
    return switch (facts.get(key)) {
      case Fact.Known<AccessEntry>(AccessEntry entry) ->
          new There(
              entry,
              types.isEmpty() || types.contains(entry.type()),
              Staleness.of(facts, cluster, entry));
      case Fact.Absent<AccessEntry>() -> new None();
      case Fact.Unseen<AccessEntry> unseen ->
          // the list tells as much when it does not name the principal
          facts
                  .get(new FactKey.AccessEntries())
                  .ifKnown()
                  .filter(all -> all.stream().noneMatch(one -> Roles.same(one, principalArn)))
                  .isPresent()
              ? new None()
              : new Hidden(Verdicts.unseen(key, unseen));
    };
  }

  /// The entry of whoever comes with this ARN, which need not tell the path: role names are unique
  /// in an account, so the entry of that name in that account is meant.
  static EntryState ofCaller(Facts facts, ClusterInfo cluster, Arn caller) {
    if (!cluster.authenticationMode().readsEntries()) {
      return new NotAsked();
    }
    var list = new FactKey.AccessEntries();
    return switch (facts.get(list)) {
      case Fact.Known<List<String>>(List<String> all) ->
          all.stream()
              .filter(principal -> means(principal, caller))
              .findFirst()
              .map(principal -> ofPrincipal(facts, cluster, principal, ANY_TYPE))
              .orElse(new None());
      case Fact.Absent<List<String>>() -> new None();
      case Fact.Unseen<List<String>> unseen ->
          trueArn(facts, cluster, caller)
              .map(principal -> ofPrincipal(facts, cluster, principal, ANY_TYPE))
              .orElse(new Hidden(Verdicts.unseen(list, unseen)));
    };
  }

  private static boolean means(String principal, Arn caller) {
    return Arn.parse(principal)
        .filter(arn -> Roles.same(arn.withoutPath().toString(), caller.withoutPath().toString()))
        .isPresent();
  }

  private static Optional<String> trueArn(Facts facts, ClusterInfo cluster, Arn caller) {
    if (!caller.isRole() || caller.hasPath()) {
      return Optional.of(caller.toString());
    }
    return Roles.inAccountOf(cluster, caller)
        ? facts.get(new FactKey.Role(caller.lastSegment())).ifKnown().map(role -> role.arn())
        : Optional.empty();
  }

  /// Whether the entry certainly recognises its principal; then `aws-auth` is not asked about it
  /// (fact 10).
  default boolean usable() {
    return this instanceof There(AccessEntry _, boolean right, Staleness.Current _) && right;
  }

  /// Why we cannot tell whether it does.
  default Optional<Unsure> doubt() {
    return switch (this) {
      case Hidden(Unsure why) -> Optional.of(why);
      case There(AccessEntry _, boolean right, Staleness.Unclear(Unsure why)) when right ->
          Optional.of(why);
      case NotAsked _, None _, There _ -> Optional.empty();
    };
  }

  /// What `aws-auth` means for this principal in the light of its entry: nothing beside a usable
  /// one (fact 10), and no certain trouble while we cannot tell.
  default Verdict besides(Verdict fromAwsAuth) {
    if (this instanceof There(AccessEntry entry, boolean _, Staleness _) && usable()) {
      return Verdicts.notApplicable(
          "the access entry of %s is used instead of aws-auth",
          "%s 的访问条目优先，不会使用 aws-auth", entry.principalArn());
    }
    return fromAwsAuth instanceof Verdict.Broken && doubt().isPresent()
        ? doubt().get()
        : fromAwsAuth;
  }

  /// Whether the entry of this principal has the type it needs; `needs` goes on from the type that
  /// it has.
  default Verdict ofRightType(String principalArn, Words needs) {
    return given(
        principalArn,
        there -> {
          Words says =
              Words.of(
                  "the access entry of %s has type %s",
                  "%s 的访问条目类型为 %s", principalArn, there.entry().type());
          return there.rightType()
              ? Verdicts.healthy(says, principalArn)
              : Verdicts.broken(says.then(needs), principalArn);
        });
  }

  /// Judges the entry of this principal; without one, or in a mode that asks none, there is nothing
  /// to judge.
  default Verdict given(String principalArn, Function<There, Verdict> judge) {
    return switch (this) {
      case NotAsked _ ->
          Verdicts.notApplicable(
              "the mode is CONFIG_MAP: access entries are not asked", "模式为 CONFIG_MAP：不使用访问条目");
      case Hidden(Unsure why) -> why;
      case None _ -> Verdicts.notApplicable("%s has no access entry", "%s 没有访问条目", principalArn);
      case There there -> judge.apply(there);
    };
  }
}
