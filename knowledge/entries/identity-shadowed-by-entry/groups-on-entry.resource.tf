resource "aws_eks_access_entry" "this" {
  cluster_name      = "<cluster>"
  principal_arn     = "<principal-arn>"
  type              = "STANDARD"
  kubernetes_groups = ["eks-viewers"]
  # … keep user_name as it is
}
