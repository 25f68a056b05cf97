module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments

  access_entries = {
    # … keep the entries you already have
    nodes = {
      # needs 21.0.7 or newer: before, an entry without policy_associations failed
      principal_arn = "<node-role-arn>"
      type          = "EC2_LINUX"
    }
  }
}
