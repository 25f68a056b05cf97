module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name                = "<cluster>"
  authentication_mode = "API"

  # … keep your other arguments
}
