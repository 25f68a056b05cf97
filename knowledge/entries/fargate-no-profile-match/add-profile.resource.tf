resource "aws_eks_fargate_profile" "namespace" {
  cluster_name           = "<cluster>"
  fargate_profile_name   = "<namespace>-fargate"
  pod_execution_role_arn = "<pod-execution-role-arn>"
  subnet_ids             = "<private-subnet-ids>"

  selector {
    namespace = "<namespace>"
  }
}
