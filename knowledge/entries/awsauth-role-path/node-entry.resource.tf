resource "aws_eks_access_entry" "node_role" {
  cluster_name  = "<cluster>"
  principal_arn = "<node-role-arn>"
  type          = "EC2_LINUX"
}
