module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 19.21"

  cluster_name = "<cluster>"
  # … keep your other arguments

  cluster_endpoint_private_access = true
  cluster_endpoint_public_access  = true

  cluster_endpoint_public_access_cidrs = [
    # … keep the addresses you already have
    "<allowed-cidr>",
  ]
}
