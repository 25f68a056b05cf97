package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.AuthenticationMode;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.HealthIssue;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// EKS in REST and JSON.
final class FakeEks implements FakeService {
  static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final FakeAccount account;

  FakeEks(FakeAccount account) {
    this.account = account;
  }

  @Override
  public String contentType() {
    return "application/json";
  }

  @Override
  public String error(String code, String message) {
    return JSON.objectNode().put("message", message).toString();
  }

  @Override
  public Map<String, String> errorHeaders(String code) {
    return Map.of("x-amzn-ErrorType", code);
  }

  @Override
  public String notFoundCode() {
    return "ResourceNotFoundException";
  }

  @Override
  public FakeAws.Refusal denied(String action, String because) {
    return new FakeAws.Refusal(
        403,
        "AccessDeniedException",
        "User: "
            + FakeAccount.OURSELVES
            + " is not authorized to perform: "
            + action
            + " on resource: * "
            + because);
  }

  @Override
  public String action(FakeCall call) {
    List<String> path = call.path();
    if (path.getFirst().equals("access-policies")) {
      return "eks:ListAccessPolicies";
    }
    String kind = path.size() > 2 ? path.get(2) : "";
    boolean one = path.size() > 3;
    return switch (kind) {
      case "" -> path.size() == 1 ? "eks:ListClusters" : "eks:DescribeCluster";
      case "access-entries" ->
          path.size() > 4
              ? "eks:ListAssociatedAccessPolicies"
              : one ? "eks:DescribeAccessEntry" : "eks:ListAccessEntries";
      case "fargate-profiles" -> one ? "eks:DescribeFargateProfile" : "eks:ListFargateProfiles";
      case "node-groups" -> one ? "eks:DescribeNodegroup" : "eks:ListNodegroups";
      case "pod-identity-associations" ->
          one ? "eks:DescribePodIdentityAssociation" : "eks:ListPodIdentityAssociations";
      case "addons" -> one ? "eks:DescribeAddon" : "eks:ListAddons";
      default -> "eks:" + kind;
    };
  }

  @Override
  public String answer(FakeCall call, String action) {
    return json(call, action).toString();
  }

  private ObjectNode json(FakeCall call, String action) {
    if (action.equals("eks:ListClusters")) {
      return page("clusters", List.copyOf(account.clusters().keySet()), call, JSON::stringNode);
    }
    if (action.equals("eks:ListAccessPolicies")) {
      return page(
          "accessPolicies",
          account.value(
              account.any(new FactKey.AccessPolicyCatalogue()), action, this, this::notFound),
          call,
          arn ->
              JSON.objectNode()
                  .put("arn", arn)
                  .put("name", arn.substring(arn.lastIndexOf('/') + 1)));
    }
    String name = call.path().get(1);
    Snapshot cluster =
        account
            .cluster(name)
            .orElseThrow(() ->
                new FakeAws.Refusal(
                    404, "ResourceNotFoundException", "No cluster found for name: " + name + "."));
    String item = call.path().size() > 3 ? call.path().get(3) : "";
    return switch (action) {
      case "eks:DescribeCluster" ->
          JSON.objectNode().set("cluster", cluster(read(cluster, new FactKey.Cluster(), action)));
      case "eks:ListAccessEntries" -> {
        withEntries(cluster);
        yield page(
            "accessEntries",
            read(cluster, new FactKey.AccessEntries(), action),
            call,
            JSON::stringNode);
      }
      case "eks:DescribeAccessEntry" -> {
        withEntries(cluster);
        var entry = read(cluster, new FactKey.AccessEntryOf(item), action);
        ObjectNode out =
            JSON.objectNode()
                .put("clusterName", name)
                .put("principalArn", entry.principalArn())
                .put("type", entry.type())
                .put("username", entry.username());
        out.set("kubernetesGroups", texts(entry.kubernetesGroups()));
        time(out, "createdAt", entry.createdAt());
        time(out, "modifiedAt", entry.modifiedAt());
        yield JSON.objectNode().set("accessEntry", out);
      }
      case "eks:ListAssociatedAccessPolicies" -> {
        withEntries(cluster);
        yield page(
            "associatedAccessPolicies",
            read(cluster, new FactKey.AccessPoliciesOf(item), action),
            call,
            policy -> {
              ObjectNode scope = JSON.objectNode().put("type", policy.scope());
              scope.set("namespaces", texts(policy.namespaces()));
              return JSON.objectNode()
                  .put("policyArn", policy.policyArn())
                  .set("accessScope", scope);
            });
      }
      case "eks:ListFargateProfiles" ->
          page(
              "fargateProfileNames",
              read(cluster, new FactKey.FargateProfiles(), action),
              call,
              JSON::stringNode);
      case "eks:DescribeFargateProfile" -> {
        var profile = read(cluster, new FactKey.FargateProfileOf(item), action);
        ObjectNode out =
            JSON.objectNode()
                .put("fargateProfileName", profile.name())
                .put("status", profile.status())
                .put("podExecutionRoleArn", profile.podExecutionRoleArn());
        ArrayNode selectors = out.putArray("selectors");
        profile
            .selectors()
            .forEach(selector -> {
              ObjectNode labels = JSON.objectNode();
              selector.labels().forEach(labels::put);
              selectors.addObject().put("namespace", selector.namespace()).set("labels", labels);
            });
        out.set("subnets", texts(profile.subnets()));
        out.set("health", health(profile.issues()));
        time(out, "createdAt", profile.createdAt());
        yield JSON.objectNode().set("fargateProfile", out);
      }
      case "eks:ListNodegroups" ->
          page(
              "nodegroups",
              read(cluster, new FactKey.NodeGroups(), action),
              call,
              JSON::stringNode);
      case "eks:DescribeNodegroup" -> {
        var group = read(cluster, new FactKey.NodeGroupOf(item), action);
        ObjectNode out =
            JSON.objectNode()
                .put("nodegroupName", group.name())
                .put("status", group.status())
                .put("nodeRole", group.nodeRoleArn())
                .put("amiType", group.amiType());
        out.set("health", health(group.issues()));
        out.set("subnets", texts(group.subnets()));
        if (!group.launchTemplateId().isEmpty()) {
          out.putObject("launchTemplate")
              .put("id", group.launchTemplateId())
              .put("version", group.launchTemplateVersion());
        }
        time(out, "createdAt", group.createdAt());
        yield JSON.objectNode().set("nodegroup", out);
      }
      case "eks:ListPodIdentityAssociations" ->
          page(
              "associations",
              read(cluster, new FactKey.PodIdentityAssociations(), action),
              call,
              it ->
                  optional(
                      JSON.objectNode()
                          .put("clusterName", name)
                          .put("associationId", it.associationId())
                          .put("namespace", it.namespace())
                          .put("serviceAccount", it.serviceAccount()),
                      "ownerArn",
                      it.ownerArn()));
      case "eks:DescribePodIdentityAssociation" -> {
        var it = read(cluster, new FactKey.PodIdentityAssociationOf(item), action);
        ObjectNode out =
            JSON.objectNode()
                .put("clusterName", name)
                .put("associationId", it.associationId())
                .put("namespace", it.namespace())
                .put("serviceAccount", it.serviceAccount())
                .put("roleArn", it.roleArn());
        optional(out, "targetRoleArn", it.targetRoleArn());
        optional(out, "ownerArn", it.ownerArn());
        time(out, "createdAt", it.createdAt());
        time(out, "modifiedAt", it.modifiedAt());
        yield JSON.objectNode().set("association", out);
      }
      case "eks:DescribeAddon" -> {
        var addon = read(cluster, new FactKey.AddonOf(item), action);
        ObjectNode out =
            JSON.objectNode()
                .put("addonName", addon.name())
                .put("clusterName", name)
                .put("status", addon.status());
        optional(out, "addonVersion", addon.version());
        optional(out, "serviceAccountRoleArn", addon.serviceAccountRoleArn());
        out.set("health", health(addon.issues()));
        yield JSON.objectNode().set("addon", out);
      }
      default ->
          throw new FakeAws.Refusal(400, "InvalidRequestException", "nobody taught me " + action);
    };
  }

  private <T> T read(Snapshot cluster, FactKey<T> key, String action) {
    return account.value(cluster.read(key), action, this, this::notFound);
  }

  private FakeAws.Refusal notFound() {
    return new FakeAws.Refusal(
        404, "ResourceNotFoundException", "The specified resource could not be found.");
  }

  private static void withEntries(Snapshot cluster) {
    if (cluster.read(new FactKey.Cluster()) instanceof Fact.Known<ClusterInfo>(ClusterInfo info)
        && info.authenticationMode() == AuthenticationMode.CONFIG_MAP) {
      throw new FakeAws.Refusal(
          400,
          "InvalidRequestException",
          "The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] to"
              + " perform this operation.");
    }
  }

  private ObjectNode cluster(ClusterInfo info) {
    ObjectNode out =
        JSON.objectNode()
            .put("name", info.name())
            .put("arn", info.arn())
            .put("status", info.status());
    optional(out, "version", info.version());
    optional(out, "platformVersion", info.platformVersion());
    optional(out, "roleArn", info.roleArn());
    optional(out, "endpoint", account.apiUrl().orElse(info.endpoint()));
    time(out, "createdAt", info.createdAt());
    out.putObject("certificateAuthority").put("data", account.certificateAuthority());
    if (account.accessConfig()) {
      out.putObject("accessConfig").put("authenticationMode", info.authenticationMode().name());
    }
    out.putObject("identity").putObject("oidc").put("issuer", info.oidcIssuer());
    ObjectNode vpc =
        out.putObject("resourcesVpcConfig")
            .put("endpointPublicAccess", info.endpointPublicAccess())
            .put("endpointPrivateAccess", info.endpointPrivateAccess());
    optional(vpc, "vpcId", info.vpcId());
    vpc.set("publicAccessCidrs", texts(info.publicAccessCidrs()));
    vpc.set("subnetIds", texts(info.subnets()));
    ArrayNode logging = out.putObject("logging").putArray("clusterLogging");
    logging.addObject().put("enabled", true).set("types", texts(info.enabledLogTypes()));
    logging.addObject().put("enabled", false).set("types", texts(List.of("scheduler")));
    ObjectNode compute = out.putObject("computeConfig").put("enabled", info.autoMode());
    optional(compute, "nodeRoleArn", info.nodeRoleArn());
    if (!info.kmsKeyArn().isEmpty()) {
      ObjectNode encryption = out.putArray("encryptionConfig").addObject();
      encryption.set("resources", texts(List.of("secrets")));
      encryption.putObject("provider").put("keyArn", info.kmsKeyArn());
    }
    out.set("health", health(info.issues()));
    return out;
  }

  private static ObjectNode health(List<HealthIssue> issues) {
    ObjectNode health = JSON.objectNode();
    ArrayNode all = health.putArray("issues");
    for (HealthIssue issue : issues) {
      ObjectNode one = all.addObject().put("code", issue.code()).put("message", issue.message());
      one.set("resourceIds", texts(issue.resourceIds()));
    }
    return health;
  }

  static ArrayNode texts(List<String> texts) {
    ArrayNode array = JSON.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  static void time(ObjectNode out, String name, Optional<Instant> time) {
    time.ifPresent(it -> out.put(name, BigDecimal.valueOf(it.toEpochMilli(), 3)));
  }

  private static ObjectNode optional(ObjectNode out, String name, String text) {
    return text.isEmpty() ? out : out.put(name, text);
  }

  private interface Item<T> {
    JsonNode json(T item);
  }

  private <T> ObjectNode page(String name, List<T> all, FakeCall call, Item<T> item) {
    FakeAws.Page<T> page = FakeAws.Page.of(all, call.parameter("nextToken"), account.pageSize());
    ObjectNode out = JSON.objectNode();
    ArrayNode items = out.putArray(name);
    page.items().forEach(one -> items.add(item.json(one)));
    return optional(out, "nextToken", page.next());
  }
}
