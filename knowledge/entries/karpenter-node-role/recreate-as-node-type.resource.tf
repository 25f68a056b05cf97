# Set the type of the entry you have. The plan replaces the entry: read it before you apply.
resource "aws_eks_access_entry" "karpenter_nodes" {
  cluster_name  = "<cluster>"
  principal_arn = "<karpenter-node-role-arn>"
  type          = "EC2_LINUX"
}
