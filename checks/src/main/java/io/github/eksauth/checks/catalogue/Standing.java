package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.awsauth.Mapping;
import io.github.eksauth.checks.catalogue.Verdict.Unsure;
import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Words;

/// Through which back end the cluster knows a caller, and therefore which rights count: an entry
/// that matches wins entirely (fact 10), a stale one never matches (fact 13).
sealed interface Standing {
  String STANDARD = "STANDARD";

  record ByEntry(AccessEntry entry) implements Standing {
    /// Only such an entry takes groups and policies; the rights of the others come with their type
    /// (fact 27).
    boolean standard() {
      return entry.type().equals(STANDARD);
    }
  }

  record ByAwsAuth(Mapping item) implements Standing {}

  record Unknown(Words why) implements Standing {}

  record Hidden(Unsure why) implements Standing {}

  static Standing of(Facts facts, ClusterInfo cluster, Caller caller) {
    return switch (caller.entry(facts, cluster)) {
      case EntryState.Hidden(Unsure why) -> new Hidden(why);
      case EntryState.NotAsked _, EntryState.None _ -> byAwsAuth(facts, cluster, caller);
      case EntryState.There(AccessEntry entry, boolean _, Staleness staleness) ->
          switch (staleness) {
            case Staleness.Current _ -> new ByEntry(entry);
            case Staleness.Stale _ -> byAwsAuth(facts, cluster, caller);
            case Staleness.Gone(Words what) ->
                new Unknown(Words.of("%s does not exist any more", "%s 已不存在", what));
            case Staleness.Unclear(Unsure why) ->
                byAwsAuth(facts, cluster, caller) instanceof Unknown
                    ? new ByEntry(entry)
                    : new Hidden(why);
          };
    };
  }

  private static Standing byAwsAuth(Facts facts, ClusterInfo cluster, Caller caller) {
    if (!cluster.authenticationMode().readsAwsAuth()) {
      return unmapped(caller);
    }
    return switch (caller.mapping(facts)) {
      case MappingState.Hidden(Unsure why) -> new Hidden(why);
      case MappingState.Found(Mapping item) -> new ByAwsAuth(item);
      case MappingState.NoConfigMap _,
          MappingState.None _,
          MappingState.Unparsable _,
          MappingState.WithPath _ ->
          unmapped(caller);
    };
  }

  private static Standing unmapped(Caller caller) {
    return new Unknown(
        Words.of(
            "nothing that counts maps %s, which is judged separately",
            "没有生效的映射指向 %s，由另一项检查判断", caller.arn()));
  }
}
