module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments

  access_entries = {
    # … keep the entries you already have
    "<entry-key>" = {
      principal_arn = "<principal-arn>"
      type          = "<entry-type>"
      # note what describe-access-entry and list-associated-access-policies show before the
      # replacement: kubernetes_groups, user_name and policy_associations must say the same
    }
  }
}
