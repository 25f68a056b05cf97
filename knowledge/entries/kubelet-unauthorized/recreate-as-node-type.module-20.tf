module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  # Set the type of the entry you have. The plan replaces the entry: read it before you apply.
  access_entries = {
    nodes = {
      principal_arn = "<node-role-arn>"
      type          = "EC2_LINUX"
    }
  }
}
