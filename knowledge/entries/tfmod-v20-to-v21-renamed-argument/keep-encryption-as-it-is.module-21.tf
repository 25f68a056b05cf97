module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments

  # The cluster has a key of your own. If the module made the key: leave both lines out.
  # If the cluster has no customer managed key: encryption_config = null.
  create_kms_key = false

  encryption_config = {
    provider_key_arn = "<kms-key-arn>"
    resources        = ["secrets"]
  }
}
