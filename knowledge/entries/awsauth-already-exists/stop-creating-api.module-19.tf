module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 19.21"

  cluster_name = "<cluster>"
  # … keep your other arguments

  create_aws_auth_configmap = false
  manage_aws_auth_configmap = false
}
