module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments

  create_kms_key = false

  encryption_config = {
    provider_key_arn = "<kms-key-arn>"
    resources        = ["secrets"]
  }
}
