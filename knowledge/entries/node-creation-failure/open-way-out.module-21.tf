module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments

  # The default of this module version; set it if it was switched off.
  endpoint_private_access = true
}
