module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  # only for a cluster that never had a customer managed key
  create_kms_key            = false
  cluster_encryption_config = {}
}
