module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  eks_managed_node_groups = {
    # … keep your other node groups
    "<node-group-key>" = {
      # … keep the other settings of the group

      # On by default. Switch it off only if the VPC CNI has a role of its own.
      iam_role_attach_cni_policy = true

      # Keep the items you have. Only what this module does not attach by itself.
      iam_role_additional_policies = {}
    }
  }
}
