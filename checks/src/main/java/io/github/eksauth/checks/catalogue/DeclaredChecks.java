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
              "platform-supports-entries",
              new Words("The platform version supports access entries", "平台版本支持访问条目"),
              "K1"),
          new Declared(
              "cluster-endpoint-public",
              new Words(
                  "The API endpoint can be reached from outside the VPC", "API 端点可以从 VPC 之外访问"),
              "K1"),
          new Declared(
              "cluster-healthy",
              new Words("EKS reports no health issue for the cluster", "EKS 没有报告集群健康问题"),
              "K1"),
          new Declared(
              "cluster-role-exists",
              new Words("The IAM role of the cluster exists", "集群的 IAM 角色存在"),
              "K1, K6"),
          new Declared(
              "cluster-role-may-describe-instances",
              new Words(
                  "The role of the cluster may call ec2:DescribeInstances",
                  "集群角色可以调用 ec2:DescribeInstances"),
              "K1, K7, K16"),
          new Declared(
              "caller-entry-has-rights",
              new Words(
                  "The access entry of the caller carries an access policy or a bound group",
                  "调用方的访问条目带有访问策略或已绑定的组"),
              "K2, K3, K22"),
          new Declared(
              "caller-rights-cover-request",
              new Words(
                  "An access policy or a bound group of the caller covers what was refused",
                  "调用方的访问策略或已绑定的组涵盖了被拒绝的请求"),
              "K3, K22"),
          new Declared(
              "caller-groups-bound",
              new Words("Every group of the caller is bound by RBAC", "调用方的每个组都有 RBAC 绑定"),
              "K2, K4, K22"),
          new Declared(
              "caller-not-shadowed",
              new Words(
                  "No access entry shadows the caller's item in aws-auth",
                  "没有访问条目遮住调用方在 aws-auth 中的条目"),
              "K2, K4"),
          new Declared(
              "caller-may-act",
              new Words("IAM allows the caller the action that was refused", "IAM 允许调用方执行被拒绝的操作"),
              "K16"),
          new Declared(
              "caller-has-console-rights",
              new Words(
                  "IAM allows the caller to read Kubernetes objects in the console",
                  "IAM 允许调用方在控制台读取 Kubernetes 对象"),
              "K16"),
          new Declared(
              "named-principal-exists",
              new Words("The principal named in the text exists in IAM", "文中的主体在 IAM 中存在"),
              "K6"),
          new Declared(
              "named-principal-arn-true",
              new Words(
                  "The ARN in the text is the one that IAM knows, path included",
                  "文中的 ARN 与 IAM 中的一致（含路径）"),
              "K6"),
          new Declared(
              "named-principal-entry",
              new Words("The principal named in the text has an access entry", "文中的主体有访问条目"),
              "K2"),
          new Declared(
              "named-principal-entry-current",
              new Words(
                  "The access entry of the principal named in the text is not older than the principal",
                  "文中主体的访问条目不早于主体本身"),
              "K2, K6"),
          new Declared(
              "named-principal-entry-type",
              new Words(
                  "The access entry of the principal named in the text has the type STANDARD",
                  "文中主体的访问条目类型为 STANDARD"),
              "K2"),
          new Declared(
              "named-principal-not-a-node-role",
              new Words(
                  "The principal named in the text is not the role of a node group or Fargate profile",
                  "文中的主体不是节点组或 Fargate profile 的角色"),
              "K9, K11"),
          new Declared(
              "entry-made-by-hand",
              new Words("The access entry was not made by EKS itself", "访问条目不是 EKS 自己创建的"),
              "K13"),
          new Declared(
              "access-policy-exists",
              new Words("The access policy named in the text exists", "文中的访问策略存在"),
              "eks:ListAccessPolicies"),
          new Declared(
              "aws-auth-single-writer",
              new Words("One tool alone writes aws-auth", "只有一个工具写 aws-auth"),
              "K5, K15"),
          new Declared(
              "target-role-exists", new Words("The role to be assumed exists", "要代入的角色存在"), "K6"),
          new Declared(
              "target-role-trusts-caller",
              new Words("The role to be assumed trusts the caller", "要代入的角色信任调用方"),
              "K6"),
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
              "node-role-may-assume-for-pod-identity",
              new Words(
                  "The node role may call eks-auth:AssumeRoleForPodIdentity",
                  "节点角色可以调用 eks-auth:AssumeRoleForPodIdentity"),
              "K7, K16"),
          new Declared(
              "subnets-reach-sts",
              new Words("The subnets of the nodes have a way to STS", "节点子网有通往 STS 的路"),
              "K12"),
          new Declared(
              "kms-key-admits-caller",
              new Words("The key policy lets the caller manage the key", "密钥策略允许调用方管理该密钥"),
              "kms:GetKeyPolicy, K6"),
          new Declared(
              "kms-key-usable",
              new Words("The KMS key of the cluster is enabled", "集群的 KMS 密钥已启用"),
              "K1, kms:DescribeKey"));

  private DeclaredChecks() {}
}
