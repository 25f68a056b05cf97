# without kubernetes_groups, user_name and policy associations
resource "aws_eks_access_entry" "nodes" {
  cluster_name  = "<cluster>"
  principal_arn = "<principal-arn>"
  type          = "EC2_LINUX"
}
