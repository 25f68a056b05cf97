resource "aws_eks_access_entry" "viewer" {
  cluster_name  = "<cluster>"
  principal_arn = "<principal-arn>"
  type          = "STANDARD"
}

resource "aws_eks_access_policy_association" "viewer" {
  cluster_name  = "<cluster>"
  principal_arn = aws_eks_access_entry.viewer.principal_arn
  policy_arn    = "arn:<partition>:eks::aws:cluster-access-policy/AmazonEKSAdminViewPolicy"

  access_scope {
    type = "cluster"
  }
}
