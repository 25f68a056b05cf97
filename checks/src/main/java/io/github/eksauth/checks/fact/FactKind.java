package io.github.eksauth.checks.fact;

import io.github.eksauth.checks.fact.Permission.Iam;
import io.github.eksauth.checks.fact.Permission.Kubernetes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Every kind of fact there is: how a snapshot calls it, how a sentence names it, and what it costs
/// to read. The IAM policy, the RBAC and the list of what could not be seen are made from this
/// table.
public enum FactKind {
  CLUSTER(
      "cluster",
      0,
      "the cluster",
      "集群",
      _ -> new FactKey.Cluster(),
      new Iam("eks:DescribeCluster")),
  ACCESS_ENTRIES(
      "access-entries",
      0,
      "the list of access entries",
      "访问条目列表",
      _ -> new FactKey.AccessEntries(),
      new Iam("eks:ListAccessEntries")),
  ACCESS_ENTRY(
      "access-entry",
      1,
      "the access entry of %s",
      "%s 的访问条目",
      names -> new FactKey.AccessEntryOf(names.getFirst()),
      new Iam("eks:DescribeAccessEntry")),
  ACCESS_POLICIES(
      "access-policies",
      1,
      "the access policies of %s",
      "%s 的访问策略",
      names -> new FactKey.AccessPoliciesOf(names.getFirst()),
      new Iam("eks:ListAssociatedAccessPolicies")),
  ACCESS_POLICY_CATALOGUE(
      "access-policy-catalogue",
      0,
      "the list of access policies that EKS offers",
      "EKS 提供的访问策略列表",
      _ -> new FactKey.AccessPolicyCatalogue(),
      new Iam("eks:ListAccessPolicies")),
  ROLE(
      "role",
      1,
      "IAM role %s",
      "IAM 角色 %s",
      names -> new FactKey.Role(names.getFirst()),
      new Iam("iam:GetRole")),
  USER(
      "user",
      1,
      "IAM user %s",
      "IAM 用户 %s",
      names -> new FactKey.User(names.getFirst()),
      new Iam("iam:GetUser")),
  ATTACHED_POLICIES(
      "attached-policies",
      1,
      "the policies attached to IAM role %s",
      "IAM 角色 %s 附加的策略",
      names -> new FactKey.AttachedPolicies(names.getFirst()),
      new Iam("iam:ListAttachedRolePolicies")),
  INLINE_POLICIES(
      "inline-policies",
      1,
      "the inline policies of IAM role %s",
      "IAM 角色 %s 的内联策略",
      names -> new FactKey.InlinePolicies(names.getFirst()),
      new Iam("iam:ListRolePolicies"),
      new Iam("iam:GetRolePolicy")),
  SIMULATION(
      "simulation",
      4,
      "whether IAM allows %1$s to %3$s",
      "IAM 是否允许 %3$s 执行 %1$s",
      names -> new FactKey.Simulation(names.get(0), names.get(1), names.get(2), names.get(3)),
      new Iam("iam:SimulatePrincipalPolicy")),
  OIDC_PROVIDERS(
      "oidc-providers",
      0,
      "the list of OIDC providers in IAM",
      "IAM 中的 OIDC 提供商列表",
      _ -> new FactKey.OidcProviders(),
      new Iam("iam:ListOpenIDConnectProviders")),
  OIDC_PROVIDER(
      "oidc-provider",
      1,
      "OIDC provider %s",
      "OIDC 提供商 %s",
      names -> new FactKey.OidcProviderOf(names.getFirst()),
      new Iam("iam:GetOpenIDConnectProvider")),
  INSTANCE_PROFILE(
      "instance-profile",
      1,
      "instance profile %s",
      "实例配置文件 %s",
      names -> new FactKey.InstanceProfileOf(names.getFirst()),
      new Iam("iam:GetInstanceProfile")),
  FARGATE_PROFILES(
      "fargate-profiles",
      0,
      "the list of Fargate profiles",
      "Fargate profile 列表",
      _ -> new FactKey.FargateProfiles(),
      new Iam("eks:ListFargateProfiles")),
  FARGATE_PROFILE(
      "fargate-profile",
      1,
      "Fargate profile %s",
      "Fargate profile %s",
      names -> new FactKey.FargateProfileOf(names.getFirst()),
      new Iam("eks:DescribeFargateProfile")),
  NODE_GROUPS(
      "node-groups",
      0,
      "the list of node groups",
      "节点组列表",
      _ -> new FactKey.NodeGroups(),
      new Iam("eks:ListNodegroups")),
  NODE_GROUP(
      "node-group",
      1,
      "node group %s",
      "节点组 %s",
      names -> new FactKey.NodeGroupOf(names.getFirst()),
      new Iam("eks:DescribeNodegroup")),
  POD_IDENTITY_ASSOCIATIONS(
      "pod-identity-associations",
      0,
      "the list of Pod Identity associations",
      "Pod Identity 关联列表",
      _ -> new FactKey.PodIdentityAssociations(),
      new Iam("eks:ListPodIdentityAssociations")),
  POD_IDENTITY_ASSOCIATION(
      "pod-identity-association",
      1,
      "Pod Identity association %s",
      "Pod Identity 关联 %s",
      names -> new FactKey.PodIdentityAssociationOf(names.getFirst()),
      new Iam("eks:DescribePodIdentityAssociation")),
  ADDON(
      "addon",
      1,
      "EKS add-on %s",
      "EKS 插件 %s",
      names -> new FactKey.AddonOf(names.getFirst()),
      new Iam("eks:DescribeAddon")),
  SUBNET_ROUTES(
      "subnet-routes",
      1,
      "the routes of %s",
      "%s 的路由",
      names -> new FactKey.SubnetRoutesOf(names.getFirst()),
      new Iam("ec2:DescribeSubnets"),
      new Iam("ec2:DescribeRouteTables")),
  VPC_ENDPOINTS(
      "vpc-endpoints",
      1,
      "the endpoints of %s",
      "%s 的终端节点",
      names -> new FactKey.VpcEndpointsOf(names.getFirst()),
      new Iam("ec2:DescribeVpcEndpoints")),
  INSTANCE(
      "instance",
      1,
      "instance %s",
      "实例 %s",
      names -> new FactKey.InstanceOf(names.getFirst()),
      new Iam("ec2:DescribeInstances")),
  LAUNCH_TEMPLATE(
      "launch-template",
      2,
      "launch template %s, version %s",
      "启动模板 %s 版本 %s",
      names -> new FactKey.LaunchTemplateOf(names.get(0), names.get(1)),
      new Iam("ec2:DescribeLaunchTemplateVersions")),
  KMS_KEY(
      "kms-key",
      1,
      "KMS key %s",
      "KMS 密钥 %s",
      names -> new FactKey.KmsKeyOf(names.getFirst()),
      new Iam("kms:DescribeKey")),
  KMS_KEY_POLICY(
      "kms-key-policy",
      1,
      "the key policy of %s",
      "%s 的密钥策略",
      names -> new FactKey.KmsKeyPolicyOf(names.getFirst()),
      new Iam("kms:GetKeyPolicy")),
  TRAIL_EVENTS(
      "trail-events",
      1,
      "the CloudTrail events %s",
      "CloudTrail 事件 %s",
      names -> new FactKey.TrailEventsOf(names.getFirst()),
      new Iam("cloudtrail:LookupEvents")),
  AUTHENTICATOR_LINES(
      "authenticator-log",
      0,
      "the authenticator log",
      "authenticator 日志",
      _ -> new FactKey.AuthenticatorLog(),
      new Iam("logs:StartQuery"),
      new Iam("logs:GetQueryResults"),
      new Iam("logs:StopQuery")),
  AWS_AUTH_WRITES(
      "aws-auth-writes",
      0,
      "the audit log about aws-auth",
      "关于 aws-auth 的审计日志",
      _ -> new FactKey.AwsAuthWrites(),
      new Iam("logs:StartQuery"),
      new Iam("logs:GetQueryResults"),
      new Iam("logs:StopQuery")),
  OWN_IDENTITY(
      "own-identity", 0, "who we are to AWS", "我们在 AWS 中的身份", _ -> new FactKey.Ourselves()),
  AWS_AUTH(
      "aws-auth",
      0,
      "the ConfigMap kube-system/aws-auth",
      "ConfigMap kube-system/aws-auth",
      _ -> new FactKey.AwsAuth(),
      new Kubernetes("get", "", "configmaps", "kube-system", "aws-auth")),
  POD(
      "pod",
      2,
      "pod %s/%s",
      "Pod %s/%s",
      names -> new FactKey.PodOf(names.get(0), names.get(1)),
      new Kubernetes("get", "", "pods", "", "")),
  SERVICE_ACCOUNT_PODS(
      "service-account-pods",
      2,
      "the pods of service account %s/%s",
      "服务账号 %s/%s 的 Pod",
      names -> new FactKey.PodsOf(names.get(0), names.get(1)),
      new Kubernetes("list", "", "pods", "", "")),
  FARGATE_EVENTS(
      "fargate-events",
      0,
      "the events of the Fargate scheduler",
      "Fargate 调度器的事件",
      _ -> new FactKey.FargateEvents(),
      new Kubernetes("list", "", "events", "", "")),
  COREDNS(
      "coredns",
      0,
      "the Deployment kube-system/coredns",
      "Deployment kube-system/coredns",
      _ -> new FactKey.CoreDnsDeployment(),
      new Kubernetes("get", "apps", "deployments", "kube-system", "coredns")),
  SERVICE_ACCOUNT(
      "service-account",
      2,
      "service account %s/%s",
      "服务账号 %s/%s",
      names -> new FactKey.ServiceAccountOf(names.get(0), names.get(1)),
      new Kubernetes("get", "", "serviceaccounts", "", "")),
  POD_IDENTITY_AGENT(
      "pod-identity-agent",
      0,
      "the DaemonSet kube-system/eks-pod-identity-agent",
      "DaemonSet kube-system/eks-pod-identity-agent",
      _ -> new FactKey.PodIdentityAgent(),
      new Kubernetes("get", "apps", "daemonsets", "kube-system", "eks-pod-identity-agent"),
      new Kubernetes("list", "", "pods", "", "")),
  NODES(
      "nodes",
      0,
      "the nodes",
      "节点",
      _ -> new FactKey.Nodes(),
      new Kubernetes("list", "", "nodes", "", "")),
  CERTIFICATE_REQUESTS(
      "certificate-requests",
      0,
      "the certificate signing requests",
      "证书签名请求",
      _ -> new FactKey.CertificateRequests(),
      new Kubernetes("list", "certificates.k8s.io", "certificatesigningrequests", "", "")),
  CLUSTER_ROLE_BINDINGS(
      "cluster-role-bindings",
      0,
      "the ClusterRoleBindings",
      "ClusterRoleBinding",
      _ -> new FactKey.ClusterRoleBindings(),
      new Kubernetes("list", "rbac.authorization.k8s.io", "clusterrolebindings", "", "")),
  ROLE_BINDINGS(
      "role-bindings",
      0,
      "the RoleBindings",
      "RoleBinding",
      _ -> new FactKey.RoleBindings(),
      new Kubernetes("list", "rbac.authorization.k8s.io", "rolebindings", "", "")),
  CLUSTER_ROLE(
      "cluster-role",
      1,
      "ClusterRole %s",
      "ClusterRole %s",
      names -> new FactKey.ClusterRoleOf(names.getFirst()),
      new Kubernetes("get", "rbac.authorization.k8s.io", "clusterroles", "", "")),
  NAMESPACED_ROLE(
      "namespaced-role",
      2,
      "Role %s/%s",
      "Role %s/%s",
      names -> new FactKey.RoleIn(names.get(0), names.get(1)),
      new Kubernetes("get", "rbac.authorization.k8s.io", "roles", "", "")),
  KARPENTER_NODE_CLASSES(
      "karpenter-node-classes",
      0,
      "Karpenter's EC2NodeClasses",
      "Karpenter 的 EC2NodeClass",
      _ -> new FactKey.KarpenterNodeClasses(),
      new Kubernetes("list", "karpenter.k8s.aws", "ec2nodeclasses", "", "")),
  AUTO_MODE_NODE_CLASSES(
      "auto-mode-node-classes",
      0,
      "the NodeClasses of Auto Mode",
      "Auto Mode 的 NodeClass",
      _ -> new FactKey.AutoModeNodeClasses(),
      new Kubernetes("list", "eks.amazonaws.com", "nodeclasses", "", ""));

  private interface Make {
    FactKey<?> key(List<String> names);
  }

  private final String id;
  private final int names;
  private final String en;
  private final String zh;

  /// A constructor: it has no state.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Make make;

  /// A copy that nobody can change.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<Permission> permissions;

  FactKind(String id, int names, String en, String zh, Make make, Permission... permissions) {
    this.id = id;
    this.names = names;
    this.en = en;
    this.zh = zh;
    this.make = make;
    this.permissions = Set.copyOf(List.of(permissions));
  }

  /// The first word of the ids of such facts.
  public String id() {
    return id;
  }

  /// Everything a live read of such a fact needs to be allowed.
  public Set<Permission> permissions() {
    return permissions;
  }

  /// What such a key names, for use inside a sentence.
  Words what(List<String> of) {
    return Words.of(en, zh, of.toArray());
  }

  /// The id of the fact with these names: `pod/apps/web`. Only the last name may hold a slash as it
  /// is.
  public String id(List<String> of) {
    StringBuilder text = new StringBuilder(id);
    for (int i = 0; i < of.size(); i++) {
      text.append('/').append(i < of.size() - 1 ? encode(of.get(i)) : of.get(i));
    }
    return text.toString();
  }

  private static String encode(String name) {
    return name.isEmpty() ? "-" : name.replace("%", "%25").replace("/", "%2F");
  }

  private static String decode(String name) {
    return name.equals("-") ? "" : name.replace("%2F", "/").replace("%25", "%");
  }

  /// The key that a snapshot calls `id`; empty when no kind of fact is called so.
  static Optional<FactKey<?>> parse(String id) {
    int slash = id.indexOf('/');
    String first = slash < 0 ? id : id.substring(0, slash);
    for (FactKind kind : values()) {
      if (kind.id.equals(first)) {
        return kind.names(id).map(kind.make::key);
      }
    }
    return Optional.empty();
  }

  private Optional<List<String>> names(String id) {
    List<String> parts = List.of(id.split("/", names + 1));
    if (parts.size() != names + 1 || parts.stream().anyMatch(String::isEmpty)) {
      return Optional.empty();
    }
    List<String> read = new ArrayList<>();
    for (int i = 1; i < parts.size(); i++) {
      read.add(i < parts.size() - 1 ? decode(parts.get(i)) : parts.get(i));
    }
    return id.startsWith("/", this.id.length()) == (names > 0)
        ? Optional.of(read)
        : Optional.empty();
  }

  /// Every key that needs no name.
  public static List<FactKey<?>> nameless() {
    List<FactKey<?>> keys = new ArrayList<>();
    for (FactKind kind : values()) {
      if (kind.names == 0) {
        keys.add(kind.make.key(List.of()));
      }
    }
    return keys;
  }

  /// Every permission that reading every kind of fact needs.
  public static Set<Permission> allPermissions() {
    Set<Permission> all = new LinkedHashSet<>();
    for (FactKind kind : values()) {
      all.addAll(kind.permissions);
    }
    return all;
  }
}
