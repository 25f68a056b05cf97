module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments

  access_entries = {
    # … keep the entries you already have
    "<entry-key>" = {
      # needs 21.0.7 or newer: before, an entry without policy_associations failed
      principal_arn     = "<principal-arn>"
      kubernetes_groups = ["team-controllers"]
    }
  }
}
