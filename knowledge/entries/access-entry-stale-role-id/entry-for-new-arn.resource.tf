resource "aws_eks_access_entry" "this" {
  cluster_name  = "<cluster>"
  principal_arn = "<principal-arn>"
  type          = "STANDARD"
  # kubernetes_groups, user_name and the policy associations must say what the old entry had
}
