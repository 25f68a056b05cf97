module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"

  access_entries = {
    # … keep the entries that are already here
    nodes = {
      principal_arn = "<node-role-arn>"
      type          = "EC2_LINUX"

      # releases before 21.0.7 fail without this line
      policy_associations = {}
    }
  }

  # … keep your other arguments
}
