data "aws_iam_policy_document" "pass_node_role" {
  statement {
    actions   = ["iam:PassRole"]
    resources = ["<target-role-arn>"]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ec2.amazonaws.com"]
    }
  }
}

# For a user instead of a role: aws_iam_user_policy with user.
resource "aws_iam_role_policy" "pass_node_role" {
  name   = "pass-node-role"
  role   = "<principal-name>"
  policy = data.aws_iam_policy_document.pass_node_role.json
}
