package io.github.eksauth.bot.diagnosis;

import io.github.eksauth.checks.Finding;
import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.awsauth.MapRolesToKeep;
import io.github.eksauth.checks.catalogue.Focus;
import io.github.eksauth.checks.catalogue.Verdict;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.FargateProfile;
import io.github.eksauth.knowledge.answer.Values;
import io.github.eksauth.knowledge.entry.Placeholders;
import io.github.eksauth.knowledge.hcl.Value;
import io.github.eksauth.knowledge.text.Mentions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Fills placeholders from what the paste mentions and what was seen in the cluster. What the
/// cluster says wins; what neither says stays open.
final class ClusterValues {
  private final Map<String, Value> values = new TreeMap<>();

  private ClusterValues() {}

  /// The values that the text alone gives.
  static Values of(Mentions mentions) {
    ClusterValues values = new ClusterValues();
    values.mentioned(mentions);
    return new Values(values.values);
  }

  /// The values that text and cluster give.
  static Values of(
      Mentions mentions, Focus focus, Facts facts, List<Finding> findings, ClusterView.ReadAt at) {
    ClusterValues values = new ClusterValues();
    values.mentioned(mentions);
    values.cluster(facts);
    values.profile(profile(focus, facts, findings), facts);
    values.principal(focus, facts, findings);
    values.nodeRole(facts, findings);
    values.subnet(findings);
    values.keptRoles(facts);
    values.put("collected-at", at.time().toString());
    return new Values(values.values);
  }

  private void put(String name, String value) {
    if (!value.isEmpty()) {
      values.put(name, new Value.Text(value));
    }
  }

  private void mentioned(Mentions mentions) {
    mentions.cluster().ifPresent(name -> put("cluster", name));
    mentions.region().ifPresent(name -> put("region", name));
    mentions.profile().ifPresent(name -> put("profile", name));
    mentions.namespace().ifPresent(name -> put("namespace", name));
    mentions.pod().ifPresent(name -> put("pod", name));
    mentions.subnet().ifPresent(name -> put("subnet-id", name));
    mentions.argument().ifPresent(name -> put("argument", name));
    mentions.image().ifPresent(name -> put("image", name));
    mentions.further().forEach(this::put);
  }

  private void cluster(Facts facts) {
    if (facts.get(new FactKey.Cluster()) instanceof Fact.Known<ClusterInfo>(ClusterInfo cluster)) {
      put("cluster", cluster.name());
      Arn.parse(cluster.arn())
          .ifPresent(arn -> {
            put("partition", arn.partition());
            put("region", arn.region());
            put("account", arn.account());
            put(
                "trust-source-arn",
                "arn:%s:eks:%s:%s:fargateprofile/%s/*"
                    .formatted(arn.partition(), arn.region(), arn.account(), cluster.name()));
          });
    }
  }

  /// The profile in focus, else the first that something is wrong with, else the only one.
  private static Optional<FargateProfile> profile(
      Focus focus, Facts facts, List<Finding> findings) {
    List<String> names = facts.get(new FactKey.FargateProfiles()).ifKnown().orElse(List.of());
    Optional<String> named = focus.profile().filter(names::contains);
    Optional<String> broken = brokenObjects(findings).stream().filter(names::contains).findFirst();
    Optional<FargateProfile> byRole =
        brokenObjects(findings).stream()
            .flatMap(object -> byRole(object, names, facts).stream())
            .findFirst();
    return named
        .or(() -> broken)
        .flatMap(name -> facts.get(new FactKey.FargateProfileOf(name)).ifKnown())
        .or(() -> byRole)
        .or(() ->
            names.stream()
                .findFirst()
                .flatMap(name -> facts.get(new FactKey.FargateProfileOf(name)).ifKnown()));
  }

  private static Optional<FargateProfile> byRole(String arn, List<String> names, Facts facts) {
    return names.stream()
        .flatMap(name -> facts.get(new FactKey.FargateProfileOf(name)).ifKnown().stream())
        .filter(profile -> profile.podExecutionRoleArn().equals(arn))
        .findFirst();
  }

  private void profile(Optional<FargateProfile> found, Facts facts) {
    found.ifPresent(profile -> {
      put("profile", profile.name());
      put("pod-execution-role-arn", profile.podExecutionRoleArn());
      Arn.parse(profile.podExecutionRoleArn())
          .ifPresent(arn -> {
            put("pod-execution-role-name", arn.lastSegment());
            put("pod-execution-role-aws-auth-arn", arn.withoutPath().toString());
          });
      entryType(profile.podExecutionRoleArn(), facts);
    });
  }

  private void entryType(String principal, Facts facts) {
    facts
        .get(new FactKey.AccessEntryOf(principal))
        .ifKnown()
        .ifPresent(entry -> put("entry-type", entry.type()));
  }

  /// The caller the paste names, else the first IAM principal that something is wrong with.
  private void principal(Focus focus, Facts facts, List<Finding> findings) {
    Optional<Arn> caller = focus.callerArn().flatMap(Arn::parse).flatMap(Arn::canonical);
    Optional<Arn> broken =
        brokenObjects(findings).stream()
            .flatMap(object -> Arn.parse(object).stream())
            .filter(arn -> arn.isRole() || arn.isUser())
            .findFirst();
    caller
        .map(arn -> withTruePath(arn, facts))
        .or(() -> broken)
        .ifPresent(arn -> {
          put("principal-arn", arn.toString());
          put("principal-name", arn.lastSegment());
          put(
              "principal-aws-auth-arn",
              arn.isRole() ? arn.withoutPath().toString() : arn.toString());
          if (caller.isPresent()) {
            entryType(arn.toString(), facts);
          }
        });
  }

  /// A session's ARN carries no path; an access entry needs the true one, which only IAM knows
  /// (fact 5).
  private static Arn withTruePath(Arn arn, Facts facts) {
    return arn.roleName()
        .flatMap(name -> facts.get(new FactKey.Role(name)).ifKnown())
        .flatMap(role -> Arn.parse(role.arn()))
        .filter(role -> role.account().equals(arn.account()))
        .orElse(arn);
  }

  private void nodeRole(Facts facts, List<Finding> findings) {
    List<String> roles =
        facts.get(new FactKey.NodeGroups()).ifKnown().orElse(List.of()).stream()
            .flatMap(name -> facts.get(new FactKey.NodeGroupOf(name)).ifKnown().stream())
            .map(group -> group.nodeRoleArn())
            .distinct()
            .toList();
    brokenObjects(findings).stream()
        .filter(roles::contains)
        .findFirst()
        .or(() -> roles.stream().findFirst())
        .ifPresent(role -> {
          put("node-role-arn", role);
          Arn.parse(role).ifPresent(arn -> put("node-role-name", arn.lastSegment()));
        });
  }

  private void subnet(List<Finding> findings) {
    brokenObjects(findings).stream()
        .filter(object -> object.startsWith("subnet-"))
        .findFirst()
        .ifPresent(id -> put("subnet-id", id));
  }

  /// Only when every read behind the list succeeded: an incomplete list would lock roles out.
  private void keptRoles(Facts facts) {
    if (MapRolesToKeep.of(facts)
        instanceof Fact.Known<List<MapRolesToKeep.KeptRole>>(List<MapRolesToKeep.KeptRole> roles)) {
      values.put(
          Placeholders.KEPT_ROLE,
          new Value.Records(
              roles.stream()
                  .map(role ->
                      Map.<String, Value>of(
                          "arn", new Value.Text(role.arn()),
                          "username", new Value.Text(role.username()),
                          "groups", new Value.ListOf(role.groups())))
                  .toList()));
    }
  }

  private static List<String> brokenObjects(List<Finding> findings) {
    return findings.stream()
        .flatMap(finding ->
            finding.verdict() instanceof Verdict.Broken(var _, List<String> objects)
                ? objects.stream()
                : Stream.empty())
        .toList();
  }
}
