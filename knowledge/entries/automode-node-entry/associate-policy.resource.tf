resource "aws_eks_access_policy_association" "auto_nodes" {
  cluster_name  = "<cluster>"
  principal_arn = "<principal-arn>"
  policy_arn    = "arn:<partition>:eks::aws:cluster-access-policy/AmazonEKSAutoNodePolicy"

  access_scope {
    type = "cluster"
  }
}
