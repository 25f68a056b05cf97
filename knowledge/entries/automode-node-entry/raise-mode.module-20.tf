module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  # One way: CONFIG_MAP cannot be had back. Stop if the plan replaces the cluster or destroys aws-auth data.
  authentication_mode = "API_AND_CONFIG_MAP"
}
