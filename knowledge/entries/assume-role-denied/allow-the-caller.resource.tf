data "aws_iam_policy_document" "assume_target_role" {
  statement {
    actions   = ["sts:AssumeRole"]
    resources = ["<target-role-arn>"]
  }
}

# For a user instead of a role: aws_iam_user_policy with user.
resource "aws_iam_role_policy" "assume_target_role" {
  name   = "assume-target-role"
  role   = "<principal-name>"
  policy = data.aws_iam_policy_document.assume_target_role.json
}
