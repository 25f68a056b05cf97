module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name        = "<cluster>"
  authentication_mode = "API_AND_CONFIG_MAP"

  # … keep your other arguments, without any aws-auth argument
}
