module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  eks_managed_node_groups = {
    "<node-group-key>" = {
      iam_role_additional_policies = {
        extra = "<policy-arn>"
      }
      # … keep the rest of the group
    }
  }
}
