module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 19.21"

  cluster_name = "<cluster>"
  # … keep your other arguments

  create_kms_key = false

  cluster_encryption_config = {
    provider_key_arn = "<kms-key-arn>"
    resources        = ["secrets"]
  }
}
