module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"

  # … keep your other arguments, access_entries above all

  # One way, and only after every principal of aws-auth has a valid entry. Stop if the plan replaces the cluster.
  authentication_mode = "API"
}
