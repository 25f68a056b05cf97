module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 19.21"

  cluster_name = "<cluster>"

  cluster_addons = {
    # … keep your other add-ons
    eks-pod-identity-agent = {
      # … keep the settings that are already here
      configuration_values = jsonencode({
        agent = {
          additionalArgs = {
            "-b" = "169.254.170.23"
          }
        }
      })
    }
  }

  # … keep your other arguments
}
