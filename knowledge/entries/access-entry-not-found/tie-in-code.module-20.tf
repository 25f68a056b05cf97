module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  access_entries = {
    # … keep the entries you already have
    "<entry-key>" = {
      principal_arn = "<principal-arn>"

      policy_associations = {
        this = {
          policy_arn = "<policy-arn>"
          access_scope = {
            # or "namespace" with namespaces = ["…"]
            type = "cluster"
          }
        }
      }
    }
  }
}
