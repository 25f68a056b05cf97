package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.Set;

/// The checks that entries ask for and nobody has built yet: the list of what is left to do. Asked,
/// each says that it cannot look, so that no entry pretends that it did.
final class DeclaredChecks {
  /// A check by name only.
  ///
  /// @param reads the reads it will need: K1 to K23 of the check catalogue, or API actions
  private record Declared(String id, Words title, String reads) implements Check {
    @Override
    public boolean sweep() {
      return false;
    }

    @Override
    public Verdict judge(Facts facts, Focus focus) {
      return new Verdict.Unsure(
          Words.of(
              "eks-auth does not make this check yet; it needs %s",
              "eks-auth 还没有实现这项检查；它需要 %s", reads),
          Set.of());
    }
  }

  static final List<Check> ALL =
      List.of(
          new Declared(
              "node-groups-healthy",
              new Words("EKS reports no health issue for the node group", "EKS 没有报告节点组健康问题"),
              "K11"),
          new Declared(
              "node-role-exists",
              new Words("The role of the node group exists", "节点组的角色存在"),
              "K6, K11"),
          new Declared(
              "node-role-trusted",
              new Words(
                  "The role of the node group trusts ec2.amazonaws.com",
                  "节点组的角色信任 ec2.amazonaws.com"),
              "K6, K11"),
          new Declared(
              "node-role-policies",
              new Words(
                  "The role of the node group carries the policies that nodes need",
                  "节点组的角色带有节点所需的策略"),
              "K7, K11"),
          new Declared(
              "node-role-entry-type",
              new Words("The access entry of the node role has a node type", "节点角色的访问条目是节点类型"),
              "K2, K11"),
          new Declared(
              "node-role-entry-current",
              new Words(
                  "The access entry of the node role is not older than the role",
                  "节点角色的访问条目不早于角色本身"),
              "K2, K6, K11"),
          new Declared(
              "node-subnets-have-a-way-out",
              new Words(
                  "The subnets of the node group have a route or endpoints to the AWS APIs",
                  "节点组的子网有通往 AWS API 的路由或端点"),
              "K12"),
          new Declared(
              "node-user-data-fits-ami",
              new Words("The user data of the node group fits its AMI type", "节点组的用户数据与 AMI 类型相符"),
              "K11, ec2:DescribeLaunchTemplateVersions"),
          new Declared(
              "nodes-ready",
              new Words("The nodes that registered are Ready", "已注册的节点都是 Ready"),
              "K21"),
          new Declared(
              "node-username-matches",
              new Words(
                  "The username template of the node role renders to the node's name",
                  "节点角色的用户名模板与节点名一致"),
              "K2, K4, K21"),
          new Declared(
              "node-csrs-approved",
              new Words(
                  "No serving certificate of a kubelet waits for approval", "没有等待批准的 kubelet 服务证书"),
              "K21"),
          new Declared(
              "node-manager-bound",
              new Words(
                  "The ClusterRole eks:node-manager exists and is bound",
                  "ClusterRole eks:node-manager 存在且已绑定"),
              "K22"),
          new Declared(
              "instance-role-mapped",
              new Words("The instance carries the role that is mapped", "实例所带的角色就是已映射的角色"),
              "ec2:DescribeInstances, iam:GetInstanceProfile"),
          new Declared(
              "karpenter-node-role-recognised",
              new Words("The node role of Karpenter is recognised", "Karpenter 的节点角色已被识别"),
              "K2, K4"),
          new Declared(
              "karpenter-node-entry-type",
              new Words(
                  "The access entry of Karpenter's node role has the type EC2_LINUX or EC2_WINDOWS",
                  "Karpenter 节点角色的访问条目类型为 EC2_LINUX 或 EC2_WINDOWS"),
              "K2"),
          new Declared(
              "karpenter-node-entry-current",
              new Words(
                  "The access entry of Karpenter's node role is not older than the role",
                  "Karpenter 节点角色的访问条目不早于角色本身"),
              "K2, K6"),
          new Declared(
              "karpenter-controller-may-pass-role",
              new Words(
                  "The controller of Karpenter may pass the node role to EC2",
                  "Karpenter 控制器可以把节点角色传给 EC2"),
              "K16"),
          new Declared(
              "spot-service-linked-role-exists",
              new Words("The service-linked role for EC2 Spot exists", "EC2 Spot 的服务相关角色存在"),
              "K6"),
          new Declared(
              "automode-node-entry-type",
              new Words(
                  "The node role of the NodeClass has an access entry of type EC2",
                  "NodeClass 的节点角色有 EC2 类型的访问条目"),
              "K2"),
          new Declared(
              "automode-node-entry-policy",
              new Words(
                  "The access entry of the NodeClass's role carries AmazonEKSAutoNodePolicy",
                  "NodeClass 角色的访问条目带有 AmazonEKSAutoNodePolicy"),
              "K3"),
          new Declared(
              "imds-reachable-from-pods",
              new Words(
                  "The hop limit of the nodes lets pods reach the instance metadata",
                  "节点的 hop limit 允许 Pod 访问实例元数据"),
              "ec2:DescribeInstances"),
          new Declared(
              "service-account-annotated",
              new Words(
                  "The service account carries eks.amazonaws.com/role-arn",
                  "服务账号带有 eks.amazonaws.com/role-arn 注解"),
              "K18"),
          new Declared(
              "service-account-role-arn-valid",
              new Words(
                  "The annotation of the service account is the ARN of a role",
                  "服务账号的注解是一个角色的 ARN"),
              "K18"),
          new Declared(
              "service-account-audience",
              new Words(
                  "The service account keeps the audience sts.amazonaws.com",
                  "服务账号的 audience 是 sts.amazonaws.com"),
              "K18"),
          new Declared(
              "workload-role-exists",
              new Words("The role of the workload exists", "工作负载的角色存在"),
              "K6, K18, K19"),
          new Declared(
              "workload-role-trusts-issuer",
              new Words(
                  "The role of the workload trusts this cluster's OIDC provider",
                  "工作负载的角色信任本集群的 OIDC 提供商"),
              "K1, K6"),
          new Declared(
              "workload-role-subject-matches",
              new Words(
                  "The trust policy names this namespace and service account",
                  "信任策略写的是这个命名空间和服务账号"),
              "K6"),
          new Declared(
              "workload-role-audience-matches",
              new Words(
                  "The trust policy asks for the audience that the token has",
                  "信任策略要求的 audience 与令牌一致"),
              "K6"),
          new Declared(
              "workload-role-allows-action",
              new Words(
                  "The policies of the workload's role allow the action that was refused",
                  "工作负载角色的策略允许被拒绝的操作"),
              "K7, K16"),
          new Declared(
              "oidc-provider-exists",
              new Words(
                  "IAM has an OIDC provider for this cluster's issuer",
                  "IAM 中有本集群 issuer 的 OIDC 提供商"),
              "K1, K17"),
          new Declared(
              "oidc-provider-audience",
              new Words(
                  "The OIDC provider accepts the audience sts.amazonaws.com",
                  "OIDC 提供商接受 sts.amazonaws.com"),
              "K17"),
          new Declared(
              "oidc-provider-host",
              new Words(
                  "No OIDC provider is registered for the dual-stack host", "没有为双栈主机名注册的 OIDC 提供商"),
              "K17"),
          new Declared(
              "oidc-provider-thumbprint",
              new Words(
                  "The OIDC provider has a thumbprint of the issuer's certificate chain",
                  "OIDC 提供商的指纹属于 issuer 的证书链"),
              "K17"),
          new Declared(
              "pod-has-web-identity",
              new Words(
                  "The pod has AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE",
                  "Pod 有 AWS_ROLE_ARN 和 AWS_WEB_IDENTITY_TOKEN_FILE"),
              "K10"),
          new Declared(
              "pod-newer-than-annotation",
              new Words(
                  "The pod is newer than the annotation of its service account", "Pod 晚于服务账号的注解"),
              "K10, K15"),
          new Declared(
              "pod-may-read-token",
              new Words(
                  "The security context of the pod lets it read the token file",
                  "Pod 的安全上下文允许读取令牌文件"),
              "K10"),
          new Declared(
              "pod-identity-agent-ready",
              new Words(
                  "The Pod Identity agent runs on the pod's node",
                  "Pod 所在节点上运行着 Pod Identity agent"),
              "K20"),
          new Declared(
              "pod-identity-association-exists",
              new Words(
                  "A Pod Identity association exists for the service account",
                  "服务账号有 Pod Identity 关联"),
              "K19"),
          new Declared(
              "pod-identity-association-unmanaged",
              new Words("No add-on owns the Pod Identity association", "Pod Identity 关联不归某个插件所有"),
              "K19"),
          new Declared(
              "pod-identity-role-trusted",
              new Words(
                  "The role of the association trusts pods.eks.amazonaws.com with both actions",
                  "关联的角色以两个操作信任 pods.eks.amazonaws.com"),
              "K6, K19"),
          new Declared(
              "pod-identity-compute-supported",
              new Words("The pod runs where Pod Identity works", "Pod 运行在支持 Pod Identity 的地方"),
              "K10"),
          new Declared(
              "pod-newer-than-association",
              new Words(
                  "The pod is newer than its Pod Identity association", "Pod 晚于它的 Pod Identity 关联"),
              "K10, K19"),
          new Declared(
              "irsa-or-pod-identity",
              new Words(
                  "The service account uses IRSA or Pod Identity, not both",
                  "服务账号只用 IRSA 或 Pod Identity 之一"),
              "K18, K19"),
          new Declared(
              "node-role-may-assume-for-pod-identity",
              new Words(
                  "The node role may call eks-auth:AssumeRoleForPodIdentity",
                  "节点角色可以调用 eks-auth:AssumeRoleForPodIdentity"),
              "K7, K16"),
          new Declared(
              "subnets-reach-sts",
              new Words("The subnets of the nodes have a way to STS", "节点子网有通往 STS 的路"),
              "K12"));

  private DeclaredChecks() {}
}
