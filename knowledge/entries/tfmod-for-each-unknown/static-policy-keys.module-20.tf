# … your own document
resource "aws_iam_policy" "extra" {
  name_prefix = "<cluster>-extra-"
  policy      = data.aws_iam_policy_document.extra.json
}

module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  eks_managed_node_groups = {
    "<node-group-key>" = {
      # the key is text, the value may be known only after apply
      iam_role_additional_policies = {
        extra = aws_iam_policy.extra.arn
      }
      # … keep the rest of the group
    }
  }
}
