module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 19.21"

  cluster_name = "<cluster>"
  # … keep your other arguments

  create_kms_key = true

  cluster_encryption_config = {
    resources = ["secrets"]
  }
}
