module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  access_entries = {
    # … keep the entries you already have
    "<entry-key>" = {
      principal_arn = "<principal-arn>"
      # … keep the groups and policies it already has
      kubernetes_groups = ["eks-extra-rights"]
    }
  }
}
