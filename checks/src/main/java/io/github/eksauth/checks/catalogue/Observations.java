package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.awsauth.AwsAuth;
import io.github.eksauth.checks.awsauth.LastWriter;
import io.github.eksauth.checks.awsauth.Mapping;
import io.github.eksauth.checks.awsauth.NodeMapping;
import io.github.eksauth.checks.catalogue.Verdict.Unsure;
import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.FargateProfile;
import io.github.eksauth.checks.fact.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The named properties of a cluster that conditions compare. They say what is there, whether or
/// not the mode counts it.
final class Observations {
  /// An observation made of a name, its words and a pure function.
  private record Named(String id, List<String> values, Observe observe) implements Observation {
    @Override
    public Fact<String> observe(Facts facts, Focus focus) {
      return observe.observe(facts, focus);
    }
  }

  private interface Observe {
    Fact<String> observe(Facts facts, Focus focus);
  }

  static final List<Observation> ALL =
      List.of(
          new Named(
              "authentication-mode",
              List.of("CONFIG_MAP", "API_AND_CONFIG_MAP", "API"),
              (facts, focus) ->
                  facts
                      .get(new FactKey.Cluster())
                      .map(cluster -> cluster.authenticationMode().name())),
          new Named(
              "cluster-status",
              List.of("active", "updating", "other"),
              (facts, focus) -> facts.get(new FactKey.Cluster()).map(Observations::status)),
          new Named(
              "pod-execution-role-entry",
              List.of("absent", "usable", "stale", "wrong-type"),
              (facts, focus) -> worst(facts, focus, it -> entry(it.entry()))),
          new Named(
              "pod-execution-role-in-aws-auth",
              List.of("absent", "usable", "wrong-username", "missing-groups", "path", "unparsable"),
              (facts, focus) ->
                  worst(facts, focus, it -> fargateMapping(MappingState.of(facts, it.roleArn())))),
          new Named(
              "aws-auth",
              List.of("absent", "parses", "unparsable"),
              (facts, focus) ->
                  orElse(
                      AwsAuth.of(facts)
                          .map(awsAuth ->
                              awsAuth.problems().stream().anyMatch(AwsAuth.Problem::dropsKey)
                                  ? "unparsable"
                                  : "parses"),
                      "absent")),
          new Named(
              "map-roles-writer",
              List.of("terraform", "kubectl", "eksctl", "eks", "other", "unknown"),
              (facts, focus) ->
                  orElse(
                      facts
                          .get(new FactKey.AwsAuth())
                          .map(configMap ->
                              LastWriter.of(configMap, AwsAuth.ROLES)
                                  .map(LastWriter::tool)
                                  .orElse("unknown")),
                      "unknown")),
          new Named(
              "caller",
              List.of("unknown", "role", "user", "other"),
              (facts, focus) -> Fact.known(caller(focus))),
          new Named(
              "caller-entry",
              List.of("absent", "usable", "stale"),
              (facts, focus) ->
                  givenCaller(
                      facts, focus, (cluster, caller) -> entry(caller.entry(facts, cluster)))),
          new Named(
              "caller-in-aws-auth",
              List.of("absent", "usable", "path", "no-groups", "unparsable"),
              (facts, focus) ->
                  givenCaller(
                      facts, focus, (cluster, caller) -> callerMapping(caller.mapping(facts)))),
          new Named(
              "compute",
              List.of(Compute.FARGATE_ONLY, Compute.NODES, Compute.MIXED, Compute.NONE),
              (facts, focus) -> Compute.of(facts)));

  private Observations() {}

  private static String status(ClusterInfo cluster) {
    return Map.of("ACTIVE", "active", "UPDATING", "updating")
        .getOrDefault(cluster.status(), "other");
  }

  private interface OfRole {
    Fact<String> observe(Recognition recognition);
  }

  /// Of several profiles the first that is not `usable` speaks; without any profile there is
  /// nothing to observe.
  private static Fact<String> worst(Facts facts, Focus focus, OfRole observe) {
    return facts
        .get(new FactKey.Cluster())
        .then(cluster ->
            Profiles.inFocus(facts, focus)
                .then(profiles -> worst(facts, cluster, profiles, observe)));
  }

  private static Fact<String> worst(
      Facts facts, ClusterInfo cluster, List<FargateProfile> profiles, OfRole observe) {
    var seen = new ArrayList<Fact<String>>();
    for (FargateProfile profile : profiles) {
      seen.add(
          observe.observe(
              Recognition.of(facts, cluster, profile.podExecutionRoleArn(), NodeMapping.FARGATE)));
    }
    for (Fact<String> fact : seen) {
      if (fact instanceof Fact.Known<String>(String value) && !value.equals("usable")) {
        return fact;
      }
    }
    return seen.stream()
        .filter(fact -> fact instanceof Fact.Unseen)
        .findFirst()
        .orElse(seen.isEmpty() ? Fact.absent() : seen.getFirst());
  }

  private static Fact<String> entry(EntryState state) {
    return switch (state) {
      case EntryState.NotAsked _, EntryState.None _ -> Fact.known("absent");
      case EntryState.Hidden(Unsure why) -> unseen(why);
      case EntryState.There(AccessEntry _, boolean right, Staleness staleness) ->
          switch (staleness) {
            case Staleness.Stale _ -> Fact.known("stale");
            case Staleness.Current _ -> Fact.known(right ? "usable" : "wrong-type");
            case Staleness.Gone(Words what) ->
                right ? Fact.unseen(what.en() + " does not exist") : Fact.known("wrong-type");
            case Staleness.Unclear(Unsure why) -> right ? unseen(why) : Fact.known("wrong-type");
          };
    };
  }

  private static Fact<String> fargateMapping(MappingState state) {
    return switch (state) {
      case MappingState.Hidden(Unsure why) -> unseen(why);
      case MappingState.Unparsable _ -> Fact.known("unparsable");
      case MappingState.WithPath _ -> Fact.known("path");
      case MappingState.None _, MappingState.NoConfigMap _ -> Fact.known("absent");
      case MappingState.Found(Mapping item) ->
          Fact.known(
              !item.username().equals(NodeMapping.FARGATE.username())
                  ? "wrong-username"
                  : NodeMapping.FARGATE.missingGroups(item).isEmpty()
                      ? "usable"
                      : "missing-groups");
    };
  }

  private static Fact<String> callerMapping(MappingState state) {
    return switch (state) {
      case MappingState.Hidden(Unsure why) -> unseen(why);
      case MappingState.Unparsable _ -> Fact.known("unparsable");
      case MappingState.WithPath _ -> Fact.known("path");
      case MappingState.None _, MappingState.NoConfigMap _ -> Fact.known("absent");
      case MappingState.Found(Mapping item) ->
          Fact.known(item.groups().isEmpty() ? "no-groups" : "usable");
    };
  }

  private static String caller(Focus focus) {
    if (focus.callerArn().isEmpty()) {
      return "unknown";
    }
    return Caller.in(focus)
        .map(Caller::arn)
        .map(arn -> arn.isRole() ? "role" : arn.isUser() ? "user" : "other")
        .orElse("other");
  }

  private interface OfCaller {
    Fact<String> observe(ClusterInfo cluster, Caller caller);
  }

  private static Fact<String> givenCaller(Facts facts, Focus focus, OfCaller observe) {
    return Caller.in(focus)
        .map(caller ->
            facts.get(new FactKey.Cluster()).then(cluster -> observe.observe(cluster, caller)))
        .orElse(Fact.absent());
  }

  private static Fact<String> orElse(Fact<String> fact, String ifAbsent) {
    return fact instanceof Fact.Absent ? Fact.known(ifAbsent) : fact;
  }

  private static Fact<String> unseen(Unsure why) {
    return Fact.unseen(why.because().en(), why.missing());
  }
}
