module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments

  access_entries = {
    # … keep the entries you already have
    "<entry-key>" = {
      principal_arn = "<principal-arn>"

      policy_associations = {
        some_namespaces = {
          policy_arn = "<policy-arn>"
          access_scope = {
            # for the whole cluster: type = "cluster", without namespaces
            type       = "namespace"
            namespaces = ["<namespace>"]
          }
        }
      }
    }
  }
}
