module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments

  authentication_mode = "API_AND_CONFIG_MAP"
}
