resource "aws_eks_access_entry" "own_role" {
  cluster_name  = "<cluster>"
  principal_arn = "<target-role-arn>"
  type          = "STANDARD"
}

resource "aws_eks_access_policy_association" "own_role" {
  cluster_name  = "<cluster>"
  principal_arn = aws_eks_access_entry.own_role.principal_arn
  policy_arn    = "arn:<partition>:eks::aws:cluster-access-policy/AmazonEKSViewPolicy"

  access_scope {
    type = "cluster"
  }
}
