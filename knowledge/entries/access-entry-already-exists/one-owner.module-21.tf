module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments

  # only if you use it already: it makes the entry of the identity that runs Terraform, so do
  # not list that identity below as well
  enable_cluster_creator_admin_permissions = true

  access_entries = {
    # … the entries of everybody else, but not the roles of managed node groups and Fargate profiles
  }
}
