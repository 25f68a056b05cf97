# Windows nodes take the type EC2_WINDOWS.
resource "aws_eks_access_entry" "karpenter_nodes" {
  cluster_name  = "<cluster>"
  principal_arn = "<karpenter-node-role-arn>"
  type          = "EC2_LINUX"
}
