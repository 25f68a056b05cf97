data "aws_iam_roles" "sso" {
  # the name of your permission set in place of AdministratorAccess
  name_regex  = "AWSReservedSSO_AdministratorAccess_.*"
  path_prefix = "/aws-reserved/sso.amazonaws.com/"
}

module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  access_entries = {
    # … keep the entries you already have
    "<entry-key>" = {
      principal_arn = one(data.aws_iam_roles.sso.arns)

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
