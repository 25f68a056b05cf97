module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  access_entries = {
    # … keep the entries you already have
    nodes = {
      principal_arn = "<node-role-arn>"
      type          = "EC2_LINUX"
    }
  }
}
