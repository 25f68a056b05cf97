package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.AccessPolicy;
import io.github.eksauth.checks.fact.Addon;
import io.github.eksauth.checks.fact.AuthenticationMode;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FargateProfile;
import io.github.eksauth.checks.fact.HealthIssue;
import io.github.eksauth.checks.fact.NodeGroup;
import io.github.eksauth.checks.fact.PodIdentityAssociation;
import io.github.eksauth.checks.fact.PodIdentityName;
import io.github.eksauth.checks.fact.Selector;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eks.model.AccessConfigResponse;
import software.amazon.awssdk.services.eks.model.AssociatedAccessPolicy;
import software.amazon.awssdk.services.eks.model.Cluster;
import software.amazon.awssdk.services.eks.model.ComputeConfigResponse;
import software.amazon.awssdk.services.eks.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.eks.model.ListAccessEntriesResponse;
import software.amazon.awssdk.services.eks.model.ListAccessPoliciesResponse;
import software.amazon.awssdk.services.eks.model.ListAssociatedAccessPoliciesResponse;
import software.amazon.awssdk.services.eks.model.ListFargateProfilesResponse;
import software.amazon.awssdk.services.eks.model.ListNodegroupsResponse;
import software.amazon.awssdk.services.eks.model.ListPodIdentityAssociationsResponse;
import software.amazon.awssdk.services.eks.model.LogSetup;
import software.amazon.awssdk.services.eks.model.Nodegroup;
import software.amazon.awssdk.services.eks.model.VpcConfigResponse;

/// What EKS itself knows about one cluster (K1, K2, K3, K9, K11, K19, K20, K23).
final class EksReads {
  private final String name;
  private final AwsSession aws;
  private final Service<EksClient> eks;

  EksReads(String name, AwsSession aws) {
    this.name = name;
    this.aws = aws;
    this.eks = aws.eks();
  }

  Fact<ClusterInfo> cluster() {
    return aws.cluster(name).then(EksReads::info);
  }

  Fact<EksEndpoint> endpoint() {
    return aws.cluster(name)
        .map(cluster ->
            new EksEndpoint(
                Wire.text(cluster.endpoint()),
                cluster.certificateAuthority() == null
                    ? ""
                    : Wire.text(cluster.certificateAuthority().data()),
                cluster.statusAsString(),
                cluster.arn()));
  }

  /// The VPC of the cluster; empty when it is not known.
  Optional<String> vpcId() {
    return aws.cluster(name)
        .ifKnown()
        .flatMap(cluster -> Optional.ofNullable(cluster.resourcesVpcConfig()))
        .flatMap(vpc -> Optional.ofNullable(vpc.vpcId()));
  }

  private static Fact<ClusterInfo> info(Cluster cluster) {
    Optional<String> written =
        Optional.ofNullable(cluster.accessConfig())
            .map(AccessConfigResponse::authenticationModeAsString);
    // old clusters report none (fact 16)
    Optional<AuthenticationMode> mode =
        written.isEmpty()
            ? Optional.of(AuthenticationMode.CONFIG_MAP)
            : Arrays.stream(AuthenticationMode.values())
                .filter(one -> one.name().equals(written.get()))
                .findFirst();
    if (mode.isEmpty()) {
      return Fact.unseen(
          "the cluster has the authentication mode "
              + Clean.text(written.orElse(""))
              + ", which this version of eks-auth does not know; update eks-auth");
    }
    Optional<VpcConfigResponse> vpc = Optional.ofNullable(cluster.resourcesVpcConfig());
    Optional<ComputeConfigResponse> compute = Optional.ofNullable(cluster.computeConfig());
    return Fact.known(
        new ClusterInfo(
            cluster.name(),
            cluster.arn(),
            Wire.text(cluster.version()),
            Wire.text(cluster.platformVersion()),
            Wire.text(cluster.statusAsString()),
            mode.get(),
            Wire.text(cluster.roleArn()),
            cluster.identity() == null || cluster.identity().oidc() == null
                ? ""
                : Wire.text(cluster.identity().oidc().issuer()),
            Optional.ofNullable(cluster.createdAt()),
            Wire.text(cluster.endpoint()),
            vpc.map(it -> Wire.flag(it.endpointPublicAccess())).orElse(false),
            vpc.map(it -> Wire.flag(it.endpointPrivateAccess())).orElse(false),
            vpc.map(VpcConfigResponse::publicAccessCidrs).orElse(List.of()),
            cluster.logging() == null
                ? List.of()
                : cluster.logging().clusterLogging().stream()
                    .filter(log -> Wire.flag(log.enabled()))
                    .map(LogSetup::typesAsStrings)
                    .flatMap(List::stream)
                    .toList(),
            compute.map(it -> Wire.flag(it.enabled())).orElse(false),
            compute.map(it -> Wire.text(it.nodeRoleArn())).orElse(""),
            vpc.map(it -> Wire.text(it.vpcId())).orElse(""),
            vpc.map(VpcConfigResponse::subnetIds).orElse(List.of()),
            cluster.encryptionConfig().stream()
                .filter(encryption -> encryption.provider() != null)
                .map(encryption -> Wire.text(encryption.provider().keyArn()))
                .findFirst()
                .orElse(""),
            cluster.health() == null
                ? List.of()
                : cluster.health().issues().stream()
                    .map(issue -> issue(issue.codeAsString(), issue.message(), issue.resourceIds()))
                    .toList()));
  }

  private static HealthIssue issue(String code, String message, List<String> resourceIds) {
    return new HealthIssue(Wire.text(code), Wire.text(message), resourceIds);
  }

  /// Reads something about entries, which a cluster of mode CONFIG_MAP does not have: asking for
  /// them would be an error. When the mode cannot be seen, that error tells it.
  private <T> Fact<T> withEntries(Supplier<Fact<T>> read) {
    return switch (cluster()) {
      case Fact.Known<ClusterInfo>(ClusterInfo info)
          when !info.authenticationMode().readsEntries() ->
          Fact.absent();
      case Fact.Absent<ClusterInfo>() -> Fact.unseen(noSuchCluster());
      case Fact.Known<ClusterInfo> _, Fact.Unseen<ClusterInfo> _ -> read.get();
    };
  }

  /// Why nothing can be read of a cluster that is not there.
  String noSuchCluster() {
    return "there is no cluster \""
        + Clean.text(name)
        + "\" in "
        + aws.region().id()
        + "; is the name or the region wrong?";
  }

  /// EKS says in the same way that an item is not there and that its cluster is not.
  private Service.Meaning absent(AwsServiceException refusal) {
    String message =
        refusal.awsErrorDetails() == null
            ? ""
            : Wire.text(refusal.awsErrorDetails().errorMessage()).toLowerCase(Locale.ROOT);
    return switch (Service.code(refusal)) {
      case "ResourceNotFoundException" ->
          message.contains("no cluster found")
              ? new Service.Meaning.Because(noSuchCluster())
              : new Service.Meaning.NotThere();
      case "InvalidRequestException" ->
          message.contains("authentication mode must be set to one of")
              ? new Service.Meaning.NotThere()
              : new Service.Meaning.Failure();
      default -> new Service.Meaning.Failure();
    };
  }

  Fact<List<String>> accessEntries() {
    return withEntries(() ->
        eks.pages(
            "eks:ListAccessEntries",
            this::absent,
            (client, limits, token) ->
                client.listAccessEntries(request ->
                    request.clusterName(name).nextToken(token).overrideConfiguration(limits)),
            ListAccessEntriesResponse::accessEntries,
            ListAccessEntriesResponse::nextToken));
  }

  Fact<AccessEntry> accessEntry(String principalArn) {
    return withEntries(() ->
        eks.ask(
                "eks:DescribeAccessEntry",
                this::absent,
                (client, limits) ->
                    client.describeAccessEntry(request ->
                        request
                            .clusterName(name)
                            .principalArn(principalArn)
                            .overrideConfiguration(limits)))
            .map(answer -> {
              var entry = answer.accessEntry();
              return new AccessEntry(
                  Wire.text(entry.principalArn()),
                  Wire.text(entry.type()),
                  Wire.text(entry.username()),
                  entry.kubernetesGroups(),
                  Optional.ofNullable(entry.createdAt()),
                  Optional.ofNullable(entry.modifiedAt()));
            }));
  }

  Fact<List<AccessPolicy>> accessPolicies(String principalArn) {
    return withEntries(() ->
        eks.<ListAssociatedAccessPoliciesResponse, AccessPolicy>pages(
            "eks:ListAssociatedAccessPolicies",
            this::absent,
            (client, limits, token) ->
                client.listAssociatedAccessPolicies(request ->
                    request
                        .clusterName(name)
                        .principalArn(principalArn)
                        .nextToken(token)
                        .overrideConfiguration(limits)),
            answer -> answer.associatedAccessPolicies().stream().map(EksReads::policy).toList(),
            ListAssociatedAccessPoliciesResponse::nextToken));
  }

  private static AccessPolicy policy(AssociatedAccessPolicy policy) {
    var scope = Optional.ofNullable(policy.accessScope());
    return new AccessPolicy(
        Wire.text(policy.policyArn()),
        scope.map(it -> Wire.text(it.typeAsString())).orElse(""),
        scope.map(it -> it.namespaces()).orElse(List.of()));
  }

  Fact<List<String>> accessPolicyCatalogue() {
    return eks.<ListAccessPoliciesResponse, String>pages(
        "eks:ListAccessPolicies",
        Service.alwaysThere(),
        (client, limits, token) ->
            client.listAccessPolicies(
                request -> request.nextToken(token).overrideConfiguration(limits)),
        answer -> answer.accessPolicies().stream().map(policy -> policy.arn()).toList(),
        ListAccessPoliciesResponse::nextToken);
  }

  Fact<List<String>> fargateProfiles() {
    return eks.pages(
        "eks:ListFargateProfiles",
        this::absent,
        (client, limits, token) ->
            client.listFargateProfiles(request ->
                request.clusterName(name).nextToken(token).overrideConfiguration(limits)),
        ListFargateProfilesResponse::fargateProfileNames,
        ListFargateProfilesResponse::nextToken);
  }

  Fact<FargateProfile> fargateProfile(String profileName) {
    return eks.ask(
            "eks:DescribeFargateProfile",
            this::absent,
            (client, limits) ->
                client.describeFargateProfile(request ->
                    request
                        .clusterName(name)
                        .fargateProfileName(profileName)
                        .overrideConfiguration(limits)))
        .map(answer -> {
          var profile = answer.fargateProfile();
          return new FargateProfile(
              Wire.text(profile.fargateProfileName()),
              Wire.text(profile.statusAsString()),
              profile.health() == null
                  ? List.of()
                  : profile.health().issues().stream()
                      .map(it -> issue(it.codeAsString(), it.message(), it.resourceIds()))
                      .toList(),
              Wire.text(profile.podExecutionRoleArn()),
              profile.selectors().stream()
                  .map(selector -> new Selector(Wire.text(selector.namespace()), selector.labels()))
                  .toList(),
              profile.subnets(),
              Optional.ofNullable(profile.createdAt()));
        });
  }

  Fact<List<String>> nodeGroups() {
    return eks.pages(
        "eks:ListNodegroups",
        this::absent,
        (client, limits, token) ->
            client.listNodegroups(request ->
                request.clusterName(name).nextToken(token).overrideConfiguration(limits)),
        ListNodegroupsResponse::nodegroups,
        ListNodegroupsResponse::nextToken);
  }

  Fact<NodeGroup> nodeGroup(String groupName) {
    return eks.ask(
            "eks:DescribeNodegroup",
            this::absent,
            (client, limits) ->
                client.describeNodegroup(request ->
                    request
                        .clusterName(name)
                        .nodegroupName(groupName)
                        .overrideConfiguration(limits)))
        .map(answer -> group(answer.nodegroup()));
  }

  private static NodeGroup group(Nodegroup group) {
    Optional<LaunchTemplateSpecification> template = Optional.ofNullable(group.launchTemplate());
    return new NodeGroup(
        Wire.text(group.nodegroupName()),
        Wire.text(group.statusAsString()),
        Wire.text(group.nodeRole()),
        Wire.text(group.amiTypeAsString()),
        group.health() == null
            ? List.of()
            : group.health().issues().stream()
                .map(it -> issue(it.codeAsString(), it.message(), it.resourceIds()))
                .toList(),
        group.subnets(),
        template.map(it -> Wire.text(it.id())).orElse(""),
        template.map(it -> Wire.text(it.version())).orElse(""),
        Optional.ofNullable(group.createdAt()));
  }

  Fact<List<PodIdentityName>> podIdentityAssociations() {
    return eks.<ListPodIdentityAssociationsResponse, PodIdentityName>pages(
        "eks:ListPodIdentityAssociations",
        this::absent,
        (client, limits, token) ->
            client.listPodIdentityAssociations(request ->
                request.clusterName(name).nextToken(token).overrideConfiguration(limits)),
        answer ->
            answer.associations().stream()
                .map(it ->
                    new PodIdentityName(
                        Wire.text(it.associationId()),
                        Wire.text(it.namespace()),
                        Wire.text(it.serviceAccount()),
                        Wire.text(it.ownerArn())))
                .toList(),
        ListPodIdentityAssociationsResponse::nextToken);
  }

  Fact<PodIdentityAssociation> podIdentityAssociation(String associationId) {
    return eks.ask(
            "eks:DescribePodIdentityAssociation",
            this::absent,
            (client, limits) ->
                client.describePodIdentityAssociation(request ->
                    request
                        .clusterName(name)
                        .associationId(associationId)
                        .overrideConfiguration(limits)))
        .map(answer -> {
          var it = answer.association();
          return new PodIdentityAssociation(
              Wire.text(it.associationId()),
              Wire.text(it.namespace()),
              Wire.text(it.serviceAccount()),
              Wire.text(it.roleArn()),
              Wire.text(it.targetRoleArn()),
              Wire.text(it.ownerArn()),
              Optional.ofNullable(it.createdAt()),
              Optional.ofNullable(it.modifiedAt()));
        });
  }

  Fact<Addon> addon(String addonName) {
    return eks.ask(
            "eks:DescribeAddon",
            this::absent,
            (client, limits) ->
                client.describeAddon(request ->
                    request.clusterName(name).addonName(addonName).overrideConfiguration(limits)))
        .map(answer -> {
          var addon = answer.addon();
          return new Addon(
              Wire.text(addon.addonName()),
              Wire.text(addon.addonVersion()),
              Wire.text(addon.statusAsString()),
              addon.health() == null
                  ? List.of()
                  : addon.health().issues().stream()
                      .map(it -> issue(it.codeAsString(), it.message(), it.resourceIds()))
                      .toList(),
              Wire.text(addon.serviceAccountRoleArn()));
        });
  }
}
