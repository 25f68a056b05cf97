resource "aws_eks_access_entry" "this" {
  cluster_name  = "<cluster>"
  principal_arn = "<principal-arn>"
  type          = "STANDARD"
  # … keep kubernetes_groups, user_name and the policy associations as they are
}
