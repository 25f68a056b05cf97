module "eks" {
  source = "terraform-aws-modules/eks/aws"
  # anything above 21.0.0
  version = "~> 21.1"

  name = "<cluster>"
  # … keep your other arguments
}
