package io.github.eksauth.checks.source.snapshot;

import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.AccessPolicy;
import io.github.eksauth.checks.fact.AuthenticationMode;
import io.github.eksauth.checks.fact.AwsAuthConfigMap;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.CoreDns;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FargateEvent;
import io.github.eksauth.checks.fact.FargateProfile;
import io.github.eksauth.checks.fact.FieldManager;
import io.github.eksauth.checks.fact.HealthIssue;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.NodeGroup;
import io.github.eksauth.checks.fact.Pod;
import io.github.eksauth.checks.fact.Selector;
import io.github.eksauth.checks.fact.SubnetRoutes;
import io.github.eksauth.checks.fact.TrustPolicyJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The values of facts as JSON, written by hand: a tree needs no reflection, which a short-lived
/// process would pay for.
final class FactJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private FactJson() {}

  /// Reads the value of a fact of this kind.
  ///
  /// @throws SnapshotException when it is not of that kind
  static Object read(FactKey<?> key, String place, JsonNode value) {
    return switch (key) {
      case FactKey.AccessEntries _,
          FactKey.AttachedPolicies _,
          FactKey.FargateProfiles _,
          FactKey.NodeGroups _ ->
          Fields.texts(place, value);
      case FactKey.AccessPoliciesOf _ ->
          Fields.list(place, value, (where, item) -> policy(Fields.of(where, item)));
      case FactKey.FargateEvents _ ->
          Fields.list(place, value, (where, item) -> event(Fields.of(where, item)));
      case FactKey.Cluster _ -> cluster(Fields.of(place, value));
      case FactKey.AccessEntryOf _ -> entry(Fields.of(place, value));
      case FactKey.AwsAuth _ -> awsAuth(Fields.of(place, value));
      case FactKey.Role _ -> role(Fields.of(place, value));
      case FactKey.FargateProfileOf _ -> profile(Fields.of(place, value));
      case FactKey.NodeGroupOf _ -> nodeGroup(Fields.of(place, value));
      case FactKey.SubnetRoutesOf _ -> routes(Fields.of(place, value));
      case FactKey.PodOf _ -> pod(Fields.of(place, value));
      case FactKey.CoreDnsDeployment _ -> coreDns(Fields.of(place, value));
    };
  }

  private static ClusterInfo cluster(Fields in) {
    return new ClusterInfo(
        in.text("name"),
        in.text("arn"),
        in.textOr("version", ""),
        in.textOr("platformVersion", ""),
        in.text("status"),
        in.choice("authenticationMode", AuthenticationMode.values(), AuthenticationMode.CONFIG_MAP),
        in.textOr("roleArn", ""),
        in.textOr("oidcIssuer", ""),
        in.instant("createdAt"),
        in.flag("endpointPublicAccess"),
        in.flag("endpointPrivateAccess"),
        in.texts("publicAccessCidrs"),
        in.texts("enabledLogTypes"),
        in.flag("autoMode"));
  }

  private static AccessEntry entry(Fields in) {
    return new AccessEntry(
        in.text("principalArn"),
        in.text("type"),
        in.textOr("username", ""),
        in.texts("kubernetesGroups"),
        in.instant("createdAt"),
        in.instant("modifiedAt"));
  }

  private static AccessPolicy policy(Fields in) {
    return new AccessPolicy(in.text("policyArn"), in.text("scope"), in.texts("namespaces"));
  }

  private static AwsAuthConfigMap awsAuth(Fields in) {
    return new AwsAuthConfigMap(
        in.textMap("data"),
        in.instant("createdAt"),
        in.objects("managers").stream()
            .map(manager ->
                new FieldManager(
                    manager.text("manager"),
                    manager.textOr("operation", ""),
                    manager.instant("time"),
                    manager.texts("keys")))
            .toList());
  }

  private static IamRole role(Fields in) {
    return new IamRole(
        in.text("name"),
        in.text("arn"),
        in.textOr("roleId", ""),
        in.instant("createdAt"),
        in.part("trustPolicy", TrustPolicyJson::read));
  }

  private static FargateProfile profile(Fields in) {
    return new FargateProfile(
        in.text("name"),
        in.text("status"),
        issues(in),
        in.text("podExecutionRoleArn"),
        in.objects("selectors").stream()
            .map(selector -> new Selector(selector.text("namespace"), selector.textMap("labels")))
            .toList(),
        in.texts("subnets"),
        in.instant("createdAt"));
  }

  private static NodeGroup nodeGroup(Fields in) {
    return new NodeGroup(
        in.text("name"),
        in.text("status"),
        in.text("nodeRoleArn"),
        in.textOr("amiType", ""),
        issues(in));
  }

  private static List<HealthIssue> issues(Fields in) {
    return in.objects("issues").stream()
        .map(issue -> new HealthIssue(issue.text("code"), issue.textOr("message", "")))
        .toList();
  }

  private static SubnetRoutes routes(Fields in) {
    return new SubnetRoutes(
        in.text("subnetId"),
        in.textOr("vpcId", ""),
        in.textOr("routeTableId", ""),
        in.flag("explicit"),
        in.texts("targets"));
  }

  private static Pod pod(Fields in) {
    return new Pod(
        in.text("namespace"),
        in.text("name"),
        in.textMap("labels"),
        in.textOr("schedulerName", ""),
        in.instant("createdAt"),
        in.textOr("phase", ""),
        in.textOr("ownerKind", ""),
        in.flag("hostNetwork"),
        in.flag("privileged"));
  }

  private static FargateEvent event(Fields in) {
    return new FargateEvent(
        in.text("namespace"),
        in.text("pod"),
        in.textOr("profile", ""),
        in.text("message"),
        in.instant("lastSeen"));
  }

  private static CoreDns coreDns(Fields in) {
    return new CoreDns(
        in.textMap("templateAnnotations"), in.number("replicas"), in.number("readyReplicas"));
  }

  /// The JSON that [#read] takes back to an equal value.
  static JsonNode write(Object value) {
    return switch (value) {
      case ClusterInfo it -> {
        ObjectNode out =
            JSON.objectNode()
                .put("name", it.name())
                .put("arn", it.arn())
                .put("version", it.version())
                .put("platformVersion", it.platformVersion())
                .put("status", it.status())
                .put("authenticationMode", it.authenticationMode().name())
                .put("roleArn", it.roleArn())
                .put("oidcIssuer", it.oidcIssuer());
        time(out, "createdAt", it.createdAt());
        out.put("endpointPublicAccess", it.endpointPublicAccess())
            .put("endpointPrivateAccess", it.endpointPrivateAccess());
        texts(out.putArray("publicAccessCidrs"), it.publicAccessCidrs());
        texts(out.putArray("enabledLogTypes"), it.enabledLogTypes());
        yield out.put("autoMode", it.autoMode());
      }
      case AccessEntry it -> {
        ObjectNode out =
            JSON.objectNode()
                .put("principalArn", it.principalArn())
                .put("type", it.type())
                .put("username", it.username());
        texts(out.putArray("kubernetesGroups"), it.kubernetesGroups());
        time(out, "createdAt", it.createdAt());
        yield time(out, "modifiedAt", it.modifiedAt());
      }
      case AccessPolicy it -> {
        ObjectNode out =
            JSON.objectNode().put("policyArn", it.policyArn()).put("scope", it.scope());
        texts(out.putArray("namespaces"), it.namespaces());
        yield out;
      }
      case AwsAuthConfigMap it -> {
        ObjectNode out = JSON.objectNode();
        map(out.putObject("data"), it.data());
        time(out, "createdAt", it.createdAt());
        ArrayNode managers = out.putArray("managers");
        for (FieldManager manager : it.managers()) {
          ObjectNode one =
              managers
                  .addObject()
                  .put("manager", manager.manager())
                  .put("operation", manager.operation());
          time(one, "time", manager.time());
          texts(one.putArray("keys"), manager.keys());
        }
        yield out;
      }
      case IamRole it -> {
        ObjectNode out =
            JSON.objectNode()
                .put("name", it.name())
                .put("arn", it.arn())
                .put("roleId", it.roleId());
        time(out, "createdAt", it.createdAt());
        yield out.set("trustPolicy", TrustPolicyJson.write(it.trustPolicy()));
      }
      case FargateProfile it -> {
        ObjectNode out = JSON.objectNode().put("name", it.name()).put("status", it.status());
        issues(out, it.issues());
        out.put("podExecutionRoleArn", it.podExecutionRoleArn());
        ArrayNode selectors = out.putArray("selectors");
        for (Selector selector : it.selectors()) {
          ObjectNode one = selectors.addObject().put("namespace", selector.namespace());
          map(one.putObject("labels"), selector.labels());
        }
        texts(out.putArray("subnets"), it.subnets());
        yield time(out, "createdAt", it.createdAt());
      }
      case NodeGroup it -> {
        ObjectNode out =
            JSON.objectNode()
                .put("name", it.name())
                .put("status", it.status())
                .put("nodeRoleArn", it.nodeRoleArn())
                .put("amiType", it.amiType());
        issues(out, it.issues());
        yield out;
      }
      case SubnetRoutes it -> {
        ObjectNode out =
            JSON.objectNode()
                .put("subnetId", it.subnetId())
                .put("vpcId", it.vpcId())
                .put("routeTableId", it.routeTableId())
                .put("explicit", it.explicit());
        texts(out.putArray("targets"), it.targets());
        yield out;
      }
      case Pod it -> {
        ObjectNode out = JSON.objectNode().put("namespace", it.namespace()).put("name", it.name());
        map(out.putObject("labels"), it.labels());
        out.put("schedulerName", it.schedulerName());
        time(out, "createdAt", it.createdAt());
        yield out.put("phase", it.phase())
            .put("ownerKind", it.ownerKind())
            .put("hostNetwork", it.hostNetwork())
            .put("privileged", it.privileged());
      }
      case FargateEvent it ->
          time(
              JSON.objectNode()
                  .put("namespace", it.namespace())
                  .put("pod", it.pod())
                  .put("profile", it.profile())
                  .put("message", it.message()),
              "lastSeen",
              it.lastSeen());
      case CoreDns it -> {
        ObjectNode out = JSON.objectNode();
        map(out.putObject("templateAnnotations"), it.templateAnnotations());
        yield out.put("replicas", it.replicas()).put("readyReplicas", it.readyReplicas());
      }
      case String text -> JSON.stringNode(text);
      case List<?> list -> {
        ArrayNode out = JSON.arrayNode();
        list.forEach(item -> out.add(write(item)));
        yield out;
      }
      default -> throw new IllegalArgumentException("no fact holds a " + value.getClass());
    };
  }

  private static void issues(ObjectNode out, List<HealthIssue> issues) {
    ArrayNode array = out.putArray("issues");
    issues.forEach(
        issue -> array.addObject().put("code", issue.code()).put("message", issue.message()));
  }

  private static void texts(ArrayNode out, List<String> texts) {
    texts.forEach(out::add);
  }

  private static void map(ObjectNode out, Map<String, String> map) {
    map.forEach(out::put);
  }

  private static ObjectNode time(ObjectNode out, String name, Optional<Instant> time) {
    time.ifPresent(instant -> out.put(name, instant.toString()));
    return out;
  }
}
