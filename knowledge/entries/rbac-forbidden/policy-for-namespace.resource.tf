resource "aws_eks_access_policy_association" "edit" {
  cluster_name = "<cluster>"
  # better a reference to the principal_arn of your aws_eks_access_entry
  principal_arn = "<principal-arn>"
  policy_arn    = "arn:<partition>:eks::aws:cluster-access-policy/AmazonEKSEditPolicy"

  access_scope {
    type       = "namespace"
    namespaces = ["<namespace>"]
  }
}
