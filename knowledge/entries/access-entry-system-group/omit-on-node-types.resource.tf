# without kubernetes_groups and user_name, not even empty ones
resource "aws_eks_access_entry" "nodes" {
  cluster_name  = "<cluster>"
  principal_arn = "<principal-arn>"
  # a type cannot be changed: write the one that the entry has
  type = "<entry-type>"
}
