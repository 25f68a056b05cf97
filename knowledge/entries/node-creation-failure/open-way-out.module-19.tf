module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 19.21"

  cluster_name = "<cluster>"
  # … keep your other arguments

  # The default of this module version; set it if it was switched off.
  cluster_endpoint_private_access = true
}
