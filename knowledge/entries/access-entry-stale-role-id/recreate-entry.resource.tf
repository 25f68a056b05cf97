resource "aws_eks_access_entry" "this" {
  cluster_name  = "<cluster>"
  principal_arn = "<principal-arn>"
  type          = "<entry-type>"
  # note what describe-access-entry and list-associated-access-policies show before the
  # replacement: kubernetes_groups, user_name and the policy associations must say the same,
  # and each association needs -replace as well
}
