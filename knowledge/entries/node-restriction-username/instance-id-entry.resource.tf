# Apply it before a node group uses the new role.
resource "aws_eks_access_entry" "nodes_by_instance_id" {
  cluster_name  = "<cluster>"
  principal_arn = "<target-role-arn>"
  type          = "EC2"
}
