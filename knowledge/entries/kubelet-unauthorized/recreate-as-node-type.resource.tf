# Set the type of the entry you have. The plan replaces the entry: read it before you apply.
resource "aws_eks_access_entry" "nodes" {
  cluster_name  = "<cluster>"
  principal_arn = "<node-role-arn>"
  type          = "EC2_LINUX"
}
