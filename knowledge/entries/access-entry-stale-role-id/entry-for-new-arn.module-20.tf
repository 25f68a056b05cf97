module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  access_entries = {
    # … keep the entries you already have
    "<entry-key>" = {
      principal_arn = "<principal-arn>"
      # kubernetes_groups, user_name and policy_associations must say what the old entry had
    }
  }
}
