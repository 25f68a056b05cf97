module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments

  # only for a cluster that never had a customer managed key
  create_kms_key    = false
  encryption_config = null
}
