resource "aws_eks_cluster" "this" {
  name = "<cluster>"
  # … keep your other arguments

  access_config {
    # … keep authentication_mode at the mode the cluster has now

    # the value that terraform state show prints
    bootstrap_cluster_creator_admin_permissions = true
  }

  lifecycle {
    ignore_changes = [access_config[0].bootstrap_cluster_creator_admin_permissions]
  }
}
