resource "aws_eks_access_entry" "this" {
  cluster_name  = "<cluster>"
  principal_arn = "<principal-arn>"
  type          = "STANDARD"
}

resource "aws_eks_access_policy_association" "this" {
  cluster_name  = "<cluster>"
  principal_arn = aws_eks_access_entry.this.principal_arn
  policy_arn    = "arn:<partition>:eks::aws:cluster-access-policy/AmazonEKSViewPolicy"

  access_scope {
    type = "cluster"
  }
}
