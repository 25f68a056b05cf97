resource "aws_eks_access_entry" "console" {
  cluster_name      = "<cluster>"
  principal_arn     = "<principal-arn>"
  type              = "STANDARD"
  kubernetes_groups = ["eks-console-dashboard-full-access-group"]
}
