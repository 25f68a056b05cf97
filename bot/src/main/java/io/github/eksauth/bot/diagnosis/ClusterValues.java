package io.github.eksauth.bot.diagnosis;

import io.github.eksauth.checks.Finding;
import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.awsauth.MapRolesToKeep;
import io.github.eksauth.checks.catalogue.Focus;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.catalogue.Verdict;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.FargateProfile;
import io.github.eksauth.checks.fact.NodeClass;
import io.github.eksauth.checks.fact.Pod;
import io.github.eksauth.checks.fact.SubnetRoutes;
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
  private static final String ROLE_ANNOTATION = "eks.amazonaws.com/role-arn";

  private final Map<String, Value> values = new TreeMap<>();

  private ClusterValues() {}

  /// The values that the text alone gives.
  static Values of(Mentions mentions) {
    ClusterValues values = new ClusterValues();
    values.mentioned(mentions);
    return new Values(values.values);
  }

  /// The values that text and cluster give.
  ///
  /// @param aboutNamed whether the question is about the principal that the text names, such as the
  ///   owner of an access entry, and not about whoever was refused
  static Values of(
      Mentions mentions,
      Focus focus,
      boolean aboutNamed,
      Facts facts,
      List<Finding> findings,
      ClusterView.ReadAt at) {
    facts.ahead(
        List.of(new FactKey.AwsAuth(), new FactKey.FargateProfiles(), new FactKey.NodeGroups()));
    ClusterValues values = new ClusterValues();
    values.mentioned(mentions);
    values.cluster(facts);
    values.profile(profile(focus, facts, findings), facts);
    values.principal(focus.on(aboutNamed ? Subject.PRINCIPAL : Subject.CALLER), facts, findings);
    values.nodeRole(facts, findings);
    values.subnet(findings);
    values.network(facts);
    values.machines(focus, facts, findings);
    values.workload(focus, facts);
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
      put("vpc-id", cluster.vpcId());
      put("kms-key-arn", cluster.kmsKeyArn());
      put("oidc-issuer", cluster.oidcIssuer().replaceFirst("^https://", ""));
      role("cluster-role", cluster.roleArn());
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

  /// A role under `<what>-arn` and `<what>-name`.
  private void role(String what, String arn) {
    Arn.parse(arn)
        .filter(Arn::isRole)
        .ifPresent(role -> {
          put(what + "-arn", arn);
          put(what + "-name", role.lastSegment());
        });
  }

  /// The profile in focus, else the first that something is wrong with, else the only one.
  private static Optional<FargateProfile> profile(
      Focus focus, Facts facts, List<Finding> findings) {
    List<String> names = facts.get(new FactKey.FargateProfiles()).ifKnown().orElse(List.of());
    facts.ahead(names.stream().map(FactKey.FargateProfileOf::new).toList());
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

  /// Whoever the paste is about, else the first IAM principal that something is wrong with.
  private void principal(Optional<String> asked, Facts facts, List<Finding> findings) {
    Optional<Arn> named = asked.flatMap(Arn::parse).flatMap(Arn::canonical);
    Optional<Arn> broken =
        brokenObjects(findings).stream()
            .flatMap(object -> Arn.parse(object).stream())
            .filter(arn -> arn.isRole() || arn.isUser())
            .findFirst();
    named
        .map(arn -> withTruePath(arn, facts))
        .or(() -> broken)
        .ifPresent(arn -> {
          put("principal-arn", arn.toString());
          put("principal-name", arn.lastSegment());
          put(
              "principal-aws-auth-arn",
              arn.isRole() ? arn.withoutPath().toString() : arn.toString());
          if (named.isPresent()) {
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
    List<FactKey.NodeGroupOf> groups =
        facts.get(new FactKey.NodeGroups()).ifKnown().orElse(List.of()).stream()
            .map(FactKey.NodeGroupOf::new)
            .toList();
    facts.ahead(groups);
    List<String> roles =
        groups.stream()
            .flatMap(group -> facts.get(group).ifKnown().stream())
            .map(group -> group.nodeRoleArn())
            .distinct()
            .toList();
    brokenObjects(findings).stream()
        .filter(roles::contains)
        .findFirst()
        .or(() -> roles.stream().findFirst())
        // the built-in node pools of Auto Mode have a role of their own
        .or(() -> facts.get(new FactKey.Cluster()).ifKnown().map(ClusterInfo::nodeRoleArn))
        .ifPresent(arn -> role("node-role", arn));
  }

  /// The node group in focus, else the first that something is wrong with, else the only one; and
  /// the role that Karpenter's machines come with.
  private void machines(Focus focus, Facts facts, List<Finding> findings) {
    List<String> groups = facts.get(new FactKey.NodeGroups()).ifKnown().orElse(List.of());
    focus
        .on(Subject.NODE_GROUP)
        .filter(groups::contains)
        .or(() -> brokenObjects(findings).stream().filter(groups::contains).findFirst())
        .or(() -> groups.size() == 1 ? Optional.of(groups.getFirst()) : Optional.empty())
        .ifPresent(name -> put("node-group", name));
    brokenObjects(findings).stream()
        .filter(object -> object.matches("i-[0-9a-f]+"))
        .findFirst()
        .ifPresent(id -> put("instance-id", id));
    facts
        .seen(new FactKey.KarpenterNodeClasses())
        .flatMap(classes ->
            classes.stream().map(NodeClass::role).filter(role -> !role.isEmpty()).findFirst())
        .flatMap(name -> facts.get(new FactKey.Role(name)).ifKnown())
        .ifPresent(role -> role("karpenter-node-role", role.arn()));
  }

  /// The subnets of the cluster that no internet gateway is behind, if the routes of all could be
  /// read.
  private void network(Facts facts) {
    List<FactKey.SubnetRoutesOf> keys =
        facts
            .get(new FactKey.Cluster())
            .ifKnown()
            .map(ClusterInfo::subnets)
            .orElse(List.of())
            .stream()
            .map(FactKey.SubnetRoutesOf::new)
            .toList();
    facts.ahead(keys);
    List<SubnetRoutes> routes =
        keys.stream().flatMap(key -> facts.get(key).ifKnown().stream()).toList();
    List<String> closed =
        routes.stream()
            .filter(
                subnet -> subnet.targets().stream().noneMatch(target -> target.startsWith("igw-")))
            .map(SubnetRoutes::subnetId)
            .toList();
    if (routes.size() == keys.size() && !closed.isEmpty()) {
      values.put("private-subnet-ids", new Value.ListOf(closed));
    }
  }

  /// The service account that the question is about, or that its pod runs under; and the role that
  /// it works with, by annotation or by association.
  private void workload(Focus focus, Facts facts) {
    Optional<String> namespace = focus.namespace();
    Optional<String> pod = focus.pod();
    Optional<String> account =
        focus
            .on(Subject.SERVICE_ACCOUNT)
            .or(() ->
                namespace.flatMap(in ->
                    pod.flatMap(name ->
                        facts
                            .get(new FactKey.PodOf(in, name))
                            .ifKnown()
                            .map(Pod::serviceAccount))));
    account.ifPresent(name -> put("service-account", name));
    if (namespace.isEmpty() || account.filter(name -> !name.isEmpty()).isEmpty()) {
      return;
    }
    facts
        .get(new FactKey.OidcProviders())
        .ifKnown()
        .flatMap(providers -> provider(providers, facts))
        .ifPresent(arn -> put("oidc-provider-arn", arn));
    facts
        .get(new FactKey.ServiceAccountOf(namespace.get(), account.get()))
        .ifKnown()
        .map(found -> found.annotations().getOrDefault(ROLE_ANNOTATION, ""))
        .ifPresent(arn -> role("workload-role", arn));
    facts
        .get(new FactKey.PodIdentityAssociations())
        .ifKnown()
        .flatMap(all ->
            all.stream()
                .filter(one ->
                    one.namespace().equals(namespace.get())
                        && one.serviceAccount().equals(account.get()))
                .findFirst())
        .ifPresent(association -> {
          put("association-id", association.associationId());
          facts
              .get(new FactKey.PodIdentityAssociationOf(association.associationId()))
              .ifKnown()
              .ifPresent(one -> role("workload-role", one.roleArn()));
        });
  }

  private static Optional<String> provider(List<String> providers, Facts facts) {
    return facts
        .get(new FactKey.Cluster())
        .ifKnown()
        .map(cluster -> cluster.oidcIssuer().replaceFirst("^https://", ""))
        .filter(issuer -> !issuer.isEmpty())
        .flatMap(issuer ->
            providers.stream().filter(arn -> arn.endsWith(":oidc-provider/" + issuer)).findFirst());
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
