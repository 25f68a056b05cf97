module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 19.21"

  cluster_name = "<cluster>"

  create_aws_auth_configmap = false
  manage_aws_auth_configmap = false

  # … keep your other arguments, without the aws_auth lists
}
