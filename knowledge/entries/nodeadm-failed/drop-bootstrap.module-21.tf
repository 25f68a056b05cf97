module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments

  eks_managed_node_groups = {
    # … keep your other node groups
    "<node-group-key>" = {
      # … keep the other settings of the group, without pre_bootstrap_user_data and bootstrap_extra_args
      ami_type = "AL2023_x86_64_STANDARD"

      # EKS adds the cluster to it; here stands only what differs.
      cloudinit_pre_nodeadm = [
        {
          content_type = "application/node.eks.aws"
          content      = <<-EOT
            ---
            apiVersion: node.eks.aws/v1alpha1
            kind: NodeConfig
            spec:
              kubelet:
                config:
                  shutdownGracePeriod: 30s
          EOT
        },
      ]
    }
  }
}
