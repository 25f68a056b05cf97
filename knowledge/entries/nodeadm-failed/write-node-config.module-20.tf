module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  eks_managed_node_groups = {
    # … keep your other node groups
    "<node-group-key>" = {
      # … keep the other settings of the group, ami_id above all

      # The type that your image is built on.
      ami_type = "AL2023_x86_64_STANDARD"

      # With ami_id EKS adds nothing to the user data. This lets the module write the NodeConfig of the cluster.
      enable_bootstrap_user_data = true
    }
  }
}
