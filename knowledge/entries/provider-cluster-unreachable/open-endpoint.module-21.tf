module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments

  endpoint_private_access = true
  endpoint_public_access  = true

  endpoint_public_access_cidrs = [
    # … keep the addresses you already have
    "<allowed-cidr>",
  ]
}
