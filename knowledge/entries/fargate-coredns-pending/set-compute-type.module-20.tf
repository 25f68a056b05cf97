module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"

  cluster_addons = {
    # … keep your other add-ons
    coredns = {
      # … keep the settings that are already here
      configuration_values = jsonencode({
        computeType = "Fargate"
      })
    }
  }

  # … keep your other arguments
}
