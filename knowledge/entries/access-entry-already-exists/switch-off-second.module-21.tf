module "karpenter" {
  source  = "terraform-aws-modules/eks/aws//modules/karpenter"
  version = "~> 21.0"

  cluster_name = "<cluster>"
  # … keep your other arguments

  create_node_iam_role = false
  node_iam_role_arn    = "<node-role-arn>"

  # the role of the node group has an entry already
  create_access_entry = false
}

module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments

  self_managed_node_groups = {
    "<node-group-key>" = {
      # … keep the arguments of the group

      # on all groups but one that share the role
      create_access_entry = false
    }
  }
}
