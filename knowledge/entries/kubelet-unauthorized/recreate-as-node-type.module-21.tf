module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments

  # Set the type of the entry you have. The plan replaces the entry: read it before you apply.
  access_entries = {
    nodes = {
      principal_arn = "<node-role-arn>"
      type          = "EC2_LINUX"

      # Releases before 21.0.7 fail on an entry without this line.
      policy_associations = {}
    }
  }
}
