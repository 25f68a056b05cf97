resource "aws_eks_access_entry" "fargate_role" {
  cluster_name  = "<cluster>"
  principal_arn = "<pod-execution-role-arn>"
  type          = "FARGATE_LINUX"
}
