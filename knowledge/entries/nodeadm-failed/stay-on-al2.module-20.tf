module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  eks_managed_node_groups = {
    # … keep your other node groups
    "<node-group-key>" = {
      # … keep the other settings of the group, the user data included
      ami_type = "AL2_x86_64"
    }
  }
}
