module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments

  access_entries = {
    # … keep the entries you already have
    admin = {
      principal_arn = "<principal-arn>"

      policy_associations = {
        admin = {
          policy_arn = "arn:<partition>:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"
          access_scope = {
            type = "cluster"
          }
        }
      }
    }
  }
}
