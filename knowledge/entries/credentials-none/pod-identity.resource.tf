resource "aws_eks_addon" "pod_identity_agent" {
  cluster_name = "<cluster>"
  addon_name   = "eks-pod-identity-agent"
}

resource "aws_eks_pod_identity_association" "this" {
  cluster_name    = "<cluster>"
  namespace       = "<namespace>"
  service_account = "<service-account>"
  role_arn        = "<workload-role-arn>"
}
