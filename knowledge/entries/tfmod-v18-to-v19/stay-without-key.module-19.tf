module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 19.21"

  cluster_name = "<cluster>"
  # … keep your other arguments

  # only for a cluster that never had a customer managed key
  create_kms_key            = false
  cluster_encryption_config = {}
}
