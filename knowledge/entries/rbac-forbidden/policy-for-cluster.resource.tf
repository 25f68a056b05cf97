resource "aws_eks_access_policy_association" "admin_view" {
  cluster_name = "<cluster>"
  # better a reference to the principal_arn of your aws_eks_access_entry
  principal_arn = "<principal-arn>"
  policy_arn    = "arn:<partition>:eks::aws:cluster-access-policy/AmazonEKSAdminViewPolicy"

  access_scope {
    type = "cluster"
  }
}
