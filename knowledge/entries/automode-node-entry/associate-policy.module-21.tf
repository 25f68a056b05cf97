module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments

  # Add policy_associations to the entry you have.
  access_entries = {
    auto_nodes = {
      principal_arn = "<principal-arn>"
      type          = "EC2"

      policy_associations = {
        auto = {
          policy_arn = "arn:<partition>:eks::aws:cluster-access-policy/AmazonEKSAutoNodePolicy"

          access_scope = {
            type = "cluster"
          }
        }
      }
    }
  }
}
