data "aws_iam_policy_document" "karpenter_pass_role" {
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

resource "aws_iam_role_policy" "karpenter_pass_role" {
  name   = "karpenter-pass-node-role"
  role   = "<karpenter-controller-role-name>"
  policy = data.aws_iam_policy_document.karpenter_pass_role.json
}
