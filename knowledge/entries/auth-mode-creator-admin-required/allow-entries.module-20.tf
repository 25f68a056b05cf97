# For a new cluster: without authentication_mode, the default lets access entries in.
module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  # makes the identity that runs Terraform an administrator
  enable_cluster_creator_admin_permissions = true

  access_entries = {
    # another administrator, never the identity that runs Terraform: it has its entry already
    "<entry-key>" = {
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
