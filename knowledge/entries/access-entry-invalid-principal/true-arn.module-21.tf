# The true ARN, path included; a role that does not exist shows in the plan.
# For a role of the same code refer to the resource instead.
data "aws_iam_role" "principal" {
  name = "<principal-name>"
}

module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments

  access_entries = {
    # … keep the entries you already have
    "<entry-key>" = {
      principal_arn = data.aws_iam_role.principal.arn

      policy_associations = {
        view = {
          policy_arn = "arn:<partition>:eks::aws:cluster-access-policy/AmazonEKSViewPolicy"
          access_scope = {
            type = "cluster"
          }
        }
      }
    }
  }
}
