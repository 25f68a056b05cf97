module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.1"

  name = "<cluster>"
  # … keep your other arguments
}
