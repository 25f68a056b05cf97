# The names that v17 gave; they have to stay in every later version.
module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments

  prefix_separator = ""
  iam_role_name    = "<cluster>"

  security_group_name        = "<cluster>"
  security_group_description = "EKS cluster security group."
}
