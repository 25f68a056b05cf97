module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"

  access_entries = {
    # … keep the entries that are already here
    nodes = {
      principal_arn = "<node-role-arn>"
      type          = "EC2_LINUX"
    }
  }

  # … keep your other arguments
}
