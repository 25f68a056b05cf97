# The names that v17 gave; they have to stay in every later version.
module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 19.21"

  cluster_name = "<cluster>"
  # … keep your other arguments

  prefix_separator = ""
  iam_role_name    = "<cluster>"

  cluster_security_group_name        = "<cluster>"
  cluster_security_group_description = "EKS cluster security group."
}
