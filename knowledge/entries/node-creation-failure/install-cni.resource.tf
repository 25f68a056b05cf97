resource "aws_eks_addon" "vpc_cni" {
  cluster_name = "<cluster>"
  addon_name   = "vpc-cni"
}

# Let your aws_eks_node_group depend on it: depends_on = [aws_eks_addon.vpc_cni]
