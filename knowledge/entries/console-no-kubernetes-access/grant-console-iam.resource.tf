data "aws_iam_policy_document" "eks_console" {
  statement {
    actions = [
      "eks:AccessKubernetesApi",
      "eks:DescribeCluster",
      "eks:DescribeNodegroup",
      "eks:ListClusters",
      "eks:ListNodegroups",
      "eks:ListFargateProfiles",
      "eks:ListUpdates",
      "eks:ListAddons",
      "eks:DescribeAddonVersions",
      "eks:ListIdentityProviderConfigs",
      "iam:ListRoles",
    ]

    resources = ["*"]
  }

  statement {
    actions   = ["ssm:GetParameter"]
    resources = ["arn:<partition>:ssm:*:<account>:parameter/*"]
  }
}

# For a user instead of a role: aws_iam_user_policy with user.
resource "aws_iam_role_policy" "eks_console" {
  name   = "eks-console"
  role   = "<principal-name>"
  policy = data.aws_iam_policy_document.eks_console.json
}
