module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name                = "<cluster>"
  authentication_mode = "API_AND_CONFIG_MAP"

  # … keep your other arguments, without any aws-auth argument
}
