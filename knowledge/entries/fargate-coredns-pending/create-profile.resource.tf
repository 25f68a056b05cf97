resource "aws_eks_fargate_profile" "coredns" {
  cluster_name           = "<cluster>"
  fargate_profile_name   = "coredns"
  pod_execution_role_arn = "<pod-execution-role-arn>"
  subnet_ids             = "<private-subnet-ids>"

  selector {
    namespace = "kube-system"

    labels = {
      k8s-app = "kube-dns"
    }
  }
}
