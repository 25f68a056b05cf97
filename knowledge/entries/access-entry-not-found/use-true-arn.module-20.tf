data "aws_iam_role" "principal" {
  name = "<principal-name>"
}

module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  access_entries = {
    # … keep the entries you already have
    "<entry-key>" = {
      principal_arn = data.aws_iam_role.principal.arn
      # … keep kubernetes_groups, user_name and policy_associations as they are
    }
  }
}
