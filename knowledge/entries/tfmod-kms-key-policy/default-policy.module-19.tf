module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 19.21"

  cluster_name = "<cluster>"
  # … keep your other arguments, create_kms_key and the encryption config above all

  kms_key_enable_default_policy = true
}
