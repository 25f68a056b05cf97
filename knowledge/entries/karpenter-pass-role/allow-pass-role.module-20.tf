module "karpenter" {
  source  = "terraform-aws-modules/eks/aws//modules/karpenter"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  # For a node role that this submodule does not make itself. Keep the statements you already have.
  iam_policy_statements = [
    {
      sid       = "PassFurtherNodeRole"
      actions   = ["iam:PassRole"]
      resources = ["<target-role-arn>"]
      conditions = [
        {
          test     = "StringEquals"
          variable = "iam:PassedToService"
          values   = ["ec2.amazonaws.com"]
        },
      ]
    },
  ]
}
