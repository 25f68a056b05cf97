resource "aws_eks_addon" "pod_identity_agent" {
  cluster_name = "<cluster>"
  addon_name   = "eks-pod-identity-agent"

  # … keep the settings that are already here
  configuration_values = jsonencode({
    agent = {
      additionalArgs = {
        "-b" = "169.254.170.23"
      }
    }
  })
}
