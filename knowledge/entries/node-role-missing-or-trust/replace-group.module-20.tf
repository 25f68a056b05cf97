module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  eks_managed_node_groups = {
    # … keep the old group until the new one is Ready, then remove it
    "<node-group-key>-2" = {
      # … the settings of the old group, without iam_role_arn

      # The default: the module makes the role, its trust policy and its policies.
      create_iam_role = true
    }
  }
}
