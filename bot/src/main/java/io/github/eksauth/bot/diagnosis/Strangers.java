package io.github.eksauth.bot.diagnosis;

import io.github.eksauth.bot.diagnosis.Diagnosis.Stranger;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.knowledge.text.Mentions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds names in a paste that the cluster at hand does not have, so that they neither narrow the
/// look nor end up in anybody's HCL. What could not be read is no reason to doubt a name.
final class Strangers {
  private static final String NODE_GROUP = "node-group";

  private Strangers() {}

  static List<Stranger> in(Mentions mentions, Facts facts) {
    List<Stranger> strangers = new ArrayList<>();
    Optional<String> cluster = facts.get(new FactKey.Cluster()).ifKnown().map(ClusterInfo::name);
    mentions
        .cluster()
        .filter(name -> cluster.isPresent() && !cluster.get().equals(name))
        .ifPresent(name ->
            strangers.add(new Stranger(Stranger.Kind.CLUSTER, name, cluster.stream().toList())));
    Optional<List<String>> profiles = facts.get(new FactKey.FargateProfiles()).ifKnown();
    mentions
        .profile()
        .filter(name -> profiles.isPresent() && !profiles.get().contains(name))
        .ifPresent(name ->
            strangers.add(new Stranger(Stranger.Kind.PROFILE, name, profiles.orElse(List.of()))));
    if (mentions.further().containsKey(NODE_GROUP)) {
      String name = mentions.further().get(NODE_GROUP);
      facts
          .get(new FactKey.NodeGroups())
          .ifKnown()
          .filter(groups -> !groups.contains(name))
          .ifPresent(groups -> strangers.add(new Stranger(Stranger.Kind.NODE_GROUP, name, groups)));
    }
    return strangers;
  }

  /// The mentions without the names that are not this cluster's.
  static Mentions without(Mentions mentions, List<Stranger> strangers) {
    boolean cluster = has(strangers, Stranger.Kind.CLUSTER);
    boolean profile = has(strangers, Stranger.Kind.PROFILE);
    return new Mentions(
        cluster ? Optional.empty() : mentions.cluster(),
        cluster ? Optional.empty() : mentions.region(),
        profile ? Optional.empty() : mentions.profile(),
        mentions.namespace(),
        mentions.pod(),
        mentions.caller(),
        mentions.subnet(),
        mentions.argument(),
        mentions.image(),
        mentions.module(),
        mentions.arns(),
        further(mentions, has(strangers, Stranger.Kind.NODE_GROUP)));
  }

  private static Map<String, String> further(Mentions mentions, boolean withoutNodeGroup) {
    Map<String, String> further = new HashMap<>(mentions.further());
    if (withoutNodeGroup) {
      further.remove(NODE_GROUP);
    }
    return further;
  }

  private static boolean has(List<Stranger> strangers, Stranger.Kind kind) {
    return strangers.stream().anyMatch(stranger -> stranger.kind() == kind);
  }
}
