data "aws_iam_policy_document" "manage_access_entries" {
  statement {
    actions = [
      "eks:DescribeCluster",
      "eks:ListAccessEntries",
      "eks:CreateAccessEntry",
      "eks:DescribeAccessEntry",
      "eks:UpdateAccessEntry",
      "eks:DeleteAccessEntry",
      "eks:ListAssociatedAccessPolicies",
      "eks:AssociateAccessPolicy",
      "eks:DisassociateAccessPolicy",
    ]

    resources = [
      "arn:<partition>:eks:<region>:<account>:cluster/<cluster>",
      "arn:<partition>:eks:<region>:<account>:access-entry/<cluster>/*",
    ]
  }

  statement {
    actions   = ["eks:ListAccessPolicies"]
    resources = ["*"]
  }
}

# For a user instead of a role: aws_iam_user_policy with user.
resource "aws_iam_role_policy" "manage_access_entries" {
  name   = "manage-access-entries"
  role   = "<principal-name>"
  policy = data.aws_iam_policy_document.manage_access_entries.json
}
