resource "aws_eks_addon" "coredns" {
  cluster_name = "<cluster>"
  addon_name   = "coredns"

  # … keep the settings that are already here
  configuration_values = jsonencode({
    computeType = "Fargate"
  })
}
