# Needs Terraform 1.5 or newer; with an older one use the command.
import {
  to = module.eks.aws_eks_access_entry.this["<entry-key>"]
  id = "<cluster>:<principal-arn>"
}

module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  access_entries = {
    # … keep the entries you already have
    "<entry-key>" = {
      principal_arn = "<principal-arn>"
      # a type cannot be changed later: write the one that the entry has
      type = "<entry-type>"
      # … write groups, user name and policies as the entry has them; for node types leave them out
    }
  }
}
