resource "aws_eks_cluster" "this" {
  name = "<cluster>"
  # … keep your other arguments

  access_config {
    authentication_mode = "API"
    # … keep bootstrap_cluster_creator_admin_permissions exactly as the state has it
  }

  lifecycle {
    ignore_changes = [access_config[0].bootstrap_cluster_creator_admin_permissions]
  }
}
