package io.github.eksauth.checks.fact;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Names one fact of a cluster. Its kind knows how it is called in a snapshot and what it costs to
/// read; where it is read from is its type.
public sealed interface FactKey<T> {
  /// What kind of fact it names.
  FactKind kind();

  /// The names that tell it from others of its kind.
  default List<String> names() {
    return List.of();
  }

  /// The string that names the fact in a snapshot.
  default String id() {
    return kind().id(names());
  }

  /// Everything a live read needs to be allowed.
  default Set<Permission> permissions() {
    return kind().permissions();
  }

  /// What the key names, for use inside a sentence.
  default Words what() {
    return kind().what(names());
  }

  /// The key that a snapshot calls `id`; empty when no kind of fact is called so.
  static Optional<FactKey<?>> parse(String id) {
    return FactKind.parse(id);
  }

  /// A fact that AWS answers.
  sealed interface FromAws<T> extends FactKey<T> {}

  /// A fact that the cluster's API server answers.
  sealed interface FromKubernetes<T> extends FactKey<T> {}

  /// The cluster itself (K1).
  record Cluster() implements FromAws<ClusterInfo> {
    @Override
    public FactKind kind() {
      return FactKind.CLUSTER;
    }
  }

  /// The principal ARNs of all access entries (K23); absent in mode CONFIG_MAP.
  record AccessEntries() implements FromAws<List<String>> {
    @Override
    public FactKind kind() {
      return FactKind.ACCESS_ENTRIES;
    }
  }

  /// One access entry (K2), by the true ARN of its principal, path included (fact 5).
  record AccessEntryOf(String principalArn) implements FromAws<AccessEntry> {
    @Override
    public FactKind kind() {
      return FactKind.ACCESS_ENTRY;
    }

    @Override
    public List<String> names() {
      return List.of(principalArn);
    }
  }

  /// The access policies of one entry (K3).
  record AccessPoliciesOf(String principalArn) implements FromAws<List<AccessPolicy>> {
    @Override
    public FactKind kind() {
      return FactKind.ACCESS_POLICIES;
    }

    @Override
    public List<String> names() {
      return List.of(principalArn);
    }
  }

  /// The ARNs of every access policy there is.
  record AccessPolicyCatalogue() implements FromAws<List<String>> {
    @Override
    public FactKind kind() {
      return FactKind.ACCESS_POLICY_CATALOGUE;
    }
  }

  /// One IAM role of the cluster's own account (K6), by name.
  record Role(String name) implements FromAws<IamRole> {
    @Override
    public FactKind kind() {
      return FactKind.ROLE;
    }

    @Override
    public List<String> names() {
      return List.of(name);
    }
  }

  /// One IAM user of the cluster's own account, by name.
  record User(String name) implements FromAws<IamUser> {
    @Override
    public FactKind kind() {
      return FactKind.USER;
    }

    @Override
    public List<String> names() {
      return List.of(name);
    }
  }

  /// The ARNs of the managed policies attached to one role (K7).
  record AttachedPolicies(String roleName) implements FromAws<List<String>> {
    @Override
    public FactKind kind() {
      return FactKind.ATTACHED_POLICIES;
    }

    @Override
    public List<String> names() {
      return List.of(roleName);
    }
  }

  /// The inline policies of one role (K7).
  record InlinePolicies(String roleName) implements FromAws<List<InlinePolicy>> {
    @Override
    public FactKind kind() {
      return FactKind.INLINE_POLICIES;
    }

    @Override
    public List<String> names() {
      return List.of(roleName);
    }
  }

  /// What IAM would answer to one request (K16). `passedToService` is the context key
  /// `iam:PassedToService`, empty when the action is not `iam:PassRole`; `resource` is an ARN or
  /// `*`.
  record Simulation(String action, String passedToService, String principalArn, String resource)
      implements FromAws<SimulatedAccess> {
    @Override
    public FactKind kind() {
      return FactKind.SIMULATION;
    }

    @Override
    public List<String> names() {
      return List.of(action, passedToService, principalArn, resource);
    }
  }

  /// The ARNs of the account's OIDC providers (K17).
  record OidcProviders() implements FromAws<List<String>> {
    @Override
    public FactKind kind() {
      return FactKind.OIDC_PROVIDERS;
    }
  }

  /// One OIDC provider (K17), by ARN.
  record OidcProviderOf(String arn) implements FromAws<OidcProvider> {
    @Override
    public FactKind kind() {
      return FactKind.OIDC_PROVIDER;
    }

    @Override
    public List<String> names() {
      return List.of(arn);
    }
  }

  /// The ARNs of the roles in one instance profile (none or one), by the profile's name.
  record InstanceProfileOf(String name) implements FromAws<List<String>> {
    @Override
    public FactKind kind() {
      return FactKind.INSTANCE_PROFILE;
    }

    @Override
    public List<String> names() {
      return List.of(name);
    }
  }

  /// The names of all Fargate profiles (K9).
  record FargateProfiles() implements FromAws<List<String>> {
    @Override
    public FactKind kind() {
      return FactKind.FARGATE_PROFILES;
    }
  }

  /// One Fargate profile (K9).
  record FargateProfileOf(String name) implements FromAws<FargateProfile> {
    @Override
    public FactKind kind() {
      return FactKind.FARGATE_PROFILE;
    }

    @Override
    public List<String> names() {
      return List.of(name);
    }
  }

  /// The names of all managed node groups (K11).
  record NodeGroups() implements FromAws<List<String>> {
    @Override
    public FactKind kind() {
      return FactKind.NODE_GROUPS;
    }
  }

  /// One managed node group (K11).
  record NodeGroupOf(String name) implements FromAws<NodeGroup> {
    @Override
    public FactKind kind() {
      return FactKind.NODE_GROUP;
    }

    @Override
    public List<String> names() {
      return List.of(name);
    }
  }

  /// Every Pod Identity association, in short (K19).
  record PodIdentityAssociations() implements FromAws<List<PodIdentityName>> {
    @Override
    public FactKind kind() {
      return FactKind.POD_IDENTITY_ASSOCIATIONS;
    }
  }

  /// One Pod Identity association (K19).
  record PodIdentityAssociationOf(String associationId) implements FromAws<PodIdentityAssociation> {
    @Override
    public FactKind kind() {
      return FactKind.POD_IDENTITY_ASSOCIATION;
    }

    @Override
    public List<String> names() {
      return List.of(associationId);
    }
  }

  /// One EKS add-on (K20); absent when EKS does not manage it.
  record AddonOf(String name) implements FromAws<Addon> {
    @Override
    public FactKind kind() {
      return FactKind.ADDON;
    }

    @Override
    public List<String> names() {
      return List.of(name);
    }
  }

  /// Where the traffic of one subnet can go (K12): its route table, or the main one of its VPC.
  record SubnetRoutesOf(String subnetId) implements FromAws<SubnetRoutes> {
    @Override
    public FactKind kind() {
      return FactKind.SUBNET_ROUTES;
    }

    @Override
    public List<String> names() {
      return List.of(subnetId);
    }
  }

  /// The VPC endpoints of one VPC.
  record VpcEndpointsOf(String vpcId) implements FromAws<List<VpcEndpoint>> {
    @Override
    public FactKind kind() {
      return FactKind.VPC_ENDPOINTS;
    }

    @Override
    public List<String> names() {
      return List.of(vpcId);
    }
  }

  /// One EC2 instance.
  record InstanceOf(String instanceId) implements FromAws<Instance> {
    @Override
    public FactKind kind() {
      return FactKind.INSTANCE;
    }

    @Override
    public List<String> names() {
      return List.of(instanceId);
    }
  }

  /// One version of a launch template.
  record LaunchTemplateOf(String templateId, String version) implements FromAws<LaunchTemplate> {
    @Override
    public FactKind kind() {
      return FactKind.LAUNCH_TEMPLATE;
    }

    @Override
    public List<String> names() {
      return List.of(templateId, version);
    }
  }

  /// One KMS key, by ARN.
  record KmsKeyOf(String arn) implements FromAws<KmsKey> {
    @Override
    public FactKind kind() {
      return FactKind.KMS_KEY;
    }

    @Override
    public List<String> names() {
      return List.of(arn);
    }
  }

  /// The key policy of one KMS key: who may do what with it.
  record KmsKeyPolicyOf(String arn) implements FromAws<TrustPolicy> {
    @Override
    public FactKind kind() {
      return FactKind.KMS_KEY_POLICY;
    }

    @Override
    public List<String> names() {
      return List.of(arn);
    }
  }

  /// The recorded calls of one name that concern this cluster (K13), the newest first.
  record TrailEventsOf(String eventName) implements FromAws<List<TrailEvent>> {
    @Override
    public FactKind kind() {
      return FactKind.TRAIL_EVENTS;
    }

    @Override
    public List<String> names() {
      return List.of(eventName);
    }
  }

  /// What the authenticator logged lately (K14), the newest first; absent when the cluster does not
  /// write that log.
  record AuthenticatorLog() implements FromAws<List<AuthenticatorLine>> {
    @Override
    public FactKind kind() {
      return FactKind.AUTHENTICATOR_LINES;
    }
  }

  /// Who wrote `aws-auth`, from the audit log (K15), the newest first; absent when the cluster does
  /// not write that log.
  record AwsAuthWrites() implements FromAws<List<AuditWrite>> {
    @Override
    public FactKind kind() {
      return FactKind.AWS_AUTH_WRITES;
    }
  }

  /// Who AWS says we are; asking needs no permission.
  record Ourselves() implements FromAws<OwnIdentity> {
    @Override
    public FactKind kind() {
      return FactKind.OWN_IDENTITY;
    }
  }

  /// The ConfigMap `kube-system/aws-auth` (K4, K5).
  record AwsAuth() implements FromKubernetes<AwsAuthConfigMap> {
    @Override
    public FactKind kind() {
      return FactKind.AWS_AUTH;
    }
  }

  /// One pod (K10).
  record PodOf(String namespace, String name) implements FromKubernetes<Pod> {
    @Override
    public FactKind kind() {
      return FactKind.POD;
    }

    @Override
    public List<String> names() {
      return List.of(namespace, name);
    }
  }

  /// The pods that run under one service account (K10).
  record PodsOf(String namespace, String serviceAccount) implements FromKubernetes<List<Pod>> {
    @Override
    public FactKind kind() {
      return FactKind.SERVICE_ACCOUNT_PODS;
    }

    @Override
    public List<String> names() {
      return List.of(namespace, serviceAccount);
    }
  }

  /// What the Fargate scheduler complained about lately, in all namespaces (K10).
  record FargateEvents() implements FromKubernetes<List<FargateEvent>> {
    @Override
    public FactKind kind() {
      return FactKind.FARGATE_EVENTS;
    }
  }

  /// The Deployment `kube-system/coredns`.
  record CoreDnsDeployment() implements FromKubernetes<CoreDns> {
    @Override
    public FactKind kind() {
      return FactKind.COREDNS;
    }
  }

  /// One service account (K18).
  record ServiceAccountOf(String namespace, String name) implements FromKubernetes<ServiceAccount> {
    @Override
    public FactKind kind() {
      return FactKind.SERVICE_ACCOUNT;
    }

    @Override
    public List<String> names() {
      return List.of(namespace, name);
    }
  }

  /// The DaemonSet `kube-system/eks-pod-identity-agent` and its pods (K20).
  record PodIdentityAgent() implements FromKubernetes<DaemonSet> {
    @Override
    public FactKind kind() {
      return FactKind.POD_IDENTITY_AGENT;
    }
  }

  /// Every node that registered (K21).
  record Nodes() implements FromKubernetes<List<Node>> {
    @Override
    public FactKind kind() {
      return FactKind.NODES;
    }
  }

  /// The certificate signing requests that Kubernetes keeps, about the last hours (K21).
  record CertificateRequests() implements FromKubernetes<List<CertificateRequest>> {
    @Override
    public FactKind kind() {
      return FactKind.CERTIFICATE_REQUESTS;
    }
  }

  /// Every ClusterRoleBinding (K22).
  record ClusterRoleBindings() implements FromKubernetes<List<RbacBinding>> {
    @Override
    public FactKind kind() {
      return FactKind.CLUSTER_ROLE_BINDINGS;
    }
  }

  /// Every RoleBinding of every namespace (K22).
  record RoleBindings() implements FromKubernetes<List<RbacBinding>> {
    @Override
    public FactKind kind() {
      return FactKind.ROLE_BINDINGS;
    }
  }

  /// The rules of one ClusterRole (K22).
  record ClusterRoleOf(String name) implements FromKubernetes<List<RbacRule>> {
    @Override
    public FactKind kind() {
      return FactKind.CLUSTER_ROLE;
    }

    @Override
    public List<String> names() {
      return List.of(name);
    }
  }

  /// The rules of one Role (K22).
  record RoleIn(String namespace, String name) implements FromKubernetes<List<RbacRule>> {
    @Override
    public FactKind kind() {
      return FactKind.NAMESPACED_ROLE;
    }

    @Override
    public List<String> names() {
      return List.of(namespace, name);
    }
  }

  /// Karpenter's EC2NodeClasses; absent when the cluster does not know the kind.
  record KarpenterNodeClasses() implements FromKubernetes<List<NodeClass>> {
    @Override
    public FactKind kind() {
      return FactKind.KARPENTER_NODE_CLASSES;
    }
  }

  /// The NodeClasses of Auto Mode; absent when the cluster does not know the kind.
  record AutoModeNodeClasses() implements FromKubernetes<List<NodeClass>> {
    @Override
    public FactKind kind() {
      return FactKind.AUTO_MODE_NODE_CLASSES;
    }
  }
}
