package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FactKey.FromAws;
import io.github.eksauth.checks.fact.FactKey.FromKubernetes;
import io.github.eksauth.checks.fact.FactSource;
import java.util.function.Supplier;

/// The facts of one cluster, each asked of the service that knows it.
final class ClusterSource implements FactSource {
  private final String cluster;
  private final Supplier<Fact<AwsSession>> session;

  ClusterSource(String cluster, Supplier<Fact<AwsSession>> session) {
    this.cluster = cluster;
    this.session = session;
  }

  /// Each case below reads the kind of value that its key promises, so the cast holds; a test reads
  /// every kind.
  @Override
  @SuppressWarnings("unchecked")
  public <T> Fact<T> read(FactKey<T> key) {
    FromAws<?> wanted =
        switch (key) {
          case FromAws<?> ours -> ours;
          case FromKubernetes<?> other ->
              throw new IllegalArgumentException("AWS does not know " + other.id());
        };
    return (Fact<T>) session.get().then(known -> (Fact<Object>) read(known, wanted));
  }

  private Fact<?> read(AwsSession aws, FromAws<?> key) {
    var eks = new EksReads(cluster, aws);
    var iam = new IamReads(aws.iam());
    var ec2 = new Ec2Reads(aws.ec2());
    var kms = new KmsReads(aws.kms());
    return switch (key) {
      case FactKey.Cluster() -> eks.cluster();
      case FactKey.AccessEntries() -> eks.accessEntries();
      case FactKey.AccessEntryOf(String principal) -> eks.accessEntry(principal);
      case FactKey.AccessPoliciesOf(String principal) -> eks.accessPolicies(principal);
      case FactKey.AccessPolicyCatalogue() -> eks.accessPolicyCatalogue();
      case FactKey.FargateProfiles() -> eks.fargateProfiles();
      case FactKey.FargateProfileOf(String name) -> eks.fargateProfile(name);
      case FactKey.NodeGroups() -> eks.nodeGroups();
      case FactKey.NodeGroupOf(String name) -> eks.nodeGroup(name);
      case FactKey.PodIdentityAssociations() -> eks.podIdentityAssociations();
      case FactKey.PodIdentityAssociationOf(String id) -> eks.podIdentityAssociation(id);
      case FactKey.AddonOf(String name) -> eks.addon(name);
      case FactKey.Role(String name) -> iam.role(name);
      case FactKey.User(String name) -> iam.user(name);
      case FactKey.AttachedPolicies(String role) -> iam.attachedPolicies(role);
      case FactKey.InlinePolicies(String role) -> iam.inlinePolicies(role);
      case FactKey.Simulation simulation -> iam.simulate(simulation);
      case FactKey.OidcProviders() -> iam.oidcProviders();
      case FactKey.OidcProviderOf(String arn) -> iam.oidcProvider(arn);
      case FactKey.InstanceProfileOf(String name) -> iam.instanceProfile(name);
      case FactKey.SubnetRoutesOf(String subnet) -> aws.network().routes(subnet, eks.vpcId());
      case FactKey.VpcEndpointsOf(String vpc) -> ec2.vpcEndpoints(vpc);
      case FactKey.InstanceOf(String id) -> ec2.instance(id);
      case FactKey.LaunchTemplateOf(String id, String version) -> ec2.launchTemplate(id, version);
      case FactKey.KmsKeyOf(String arn) -> kms.key(arn);
      case FactKey.KmsKeyPolicyOf(String arn) -> kms.policy(arn);
      case FactKey.TrailEventsOf(String name) -> new TrailReads(cluster, aws).events(name);
      case FactKey.AuthenticatorLog() -> new LogReads(cluster, aws).authenticator();
      case FactKey.AwsAuthWrites() -> new LogReads(cluster, aws).awsAuthWrites();
      case FactKey.Ourselves() -> aws.ourselves();
    };
  }
}
