# Change the entry you have. The plan replaces it: read it before you apply.
resource "aws_eks_access_entry" "auto_nodes" {
  cluster_name  = "<cluster>"
  principal_arn = "<principal-arn>"
  type          = "EC2"
}

resource "aws_eks_access_policy_association" "auto_nodes" {
  cluster_name  = aws_eks_access_entry.auto_nodes.cluster_name
  principal_arn = aws_eks_access_entry.auto_nodes.principal_arn
  policy_arn    = "arn:<partition>:eks::aws:cluster-access-policy/AmazonEKSAutoNodePolicy"

  access_scope {
    type = "cluster"
  }
}
