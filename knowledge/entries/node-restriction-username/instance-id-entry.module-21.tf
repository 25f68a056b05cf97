module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments

  # Add this item to the access entries you already have. Apply it before a node group uses the new role.
  access_entries = {
    nodes_by_instance_id = {
      principal_arn = "<target-role-arn>"
      type          = "EC2"

      # Releases before 21.0.7 fail on an entry without this line.
      policy_associations = {}
    }
  }
}
