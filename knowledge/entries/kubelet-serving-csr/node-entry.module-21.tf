module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments

  # Add this item to the access entries you already have. Windows nodes take the type EC2_WINDOWS.
  access_entries = {
    nodes = {
      principal_arn = "<node-role-arn>"
      type          = "EC2_LINUX"

      # Releases before 21.0.7 fail on an entry without this line.
      policy_associations = {}
    }
  }
}
