# Windows nodes take the type EC2_WINDOWS.
resource "aws_eks_access_entry" "nodes" {
  cluster_name  = "<cluster>"
  principal_arn = "<node-role-arn>"
  type          = "EC2_LINUX"
}
