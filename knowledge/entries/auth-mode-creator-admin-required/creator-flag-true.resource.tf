# For a new cluster only.
resource "aws_eks_cluster" "this" {
  name = "<cluster>"
  # … keep your other arguments

  access_config {
    authentication_mode                         = "CONFIG_MAP"
    bootstrap_cluster_creator_admin_permissions = true
  }
}
