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
              "kms-key-admits-caller",
              new Words("The key policy lets the caller manage the key", "密钥策略允许调用方管理该密钥"),
              "kms:GetKeyPolicy, K6"),
          new Declared(
              "kms-key-usable",
              new Words("The KMS key of the cluster is enabled", "集群的 KMS 密钥已启用"),
              "K1, kms:DescribeKey"));

  private DeclaredChecks() {}
}
