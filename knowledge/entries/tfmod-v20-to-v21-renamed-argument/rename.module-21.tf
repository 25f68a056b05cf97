module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"

  # cluster_version          is now kubernetes_version
  # cluster_addons           is now addons
  # cluster_endpoint_public_access, cluster_enabled_log_types and the rest: without cluster_
  # … keep your other arguments

  # Keep the hop limit of v20 for groups whose pods live on the node's role.
  eks_managed_node_groups = {
    "<node-group-key>" = {
      metadata_options = {
        http_endpoint               = "enabled"
        http_tokens                 = "required"
        http_put_response_hop_limit = 2
      }
      # … keep the rest of the group
    }
  }
}
