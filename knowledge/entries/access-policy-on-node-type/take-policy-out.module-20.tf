module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  access_entries = {
    # … keep the entries you already have
    "<entry-key>" = {
      # without policy_associations, kubernetes_groups and user_name
      principal_arn = "<principal-arn>"
      # a type cannot be changed: write the one that the entry has
      type = "<entry-type>"
    }
  }
}
