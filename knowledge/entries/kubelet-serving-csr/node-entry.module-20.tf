module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  # Add this item to the access entries you already have. Windows nodes take the type EC2_WINDOWS.
  access_entries = {
    nodes = {
      principal_arn = "<node-role-arn>"
      type          = "EC2_LINUX"
    }
  }
}
