locals {
  # what stood in eks_managed_node_group_defaults
  managed_node_group_defaults = {
    iam_role_additional_policies = {
      AmazonSSMManagedInstanceCore = "arn:<partition>:iam::aws:policy/AmazonSSMManagedInstanceCore"
    }
  }
}

module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments

  eks_managed_node_groups = {
    "<node-group-key>" = merge(local.managed_node_group_defaults, {
      # … what the group itself says
    })
  }
}
