module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name                = "<cluster>"
  authentication_mode = "API_AND_CONFIG_MAP"

  access_entries = {
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
    # … one entry for every other principal that leaves aws-auth
  }

  # … keep your other arguments
}
