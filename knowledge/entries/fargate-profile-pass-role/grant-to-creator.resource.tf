data "aws_iam_policy_document" "create_fargate_profile" {
  statement {
    actions   = ["iam:PassRole"]
    resources = ["<pod-execution-role-arn>"]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"

      values = [
        "eks.amazonaws.com",
        "eks-fargate-pods.amazonaws.com",
      ]
    }
  }

  statement {
    actions = [
      "iam:GetRole",
      "iam:CreateServiceLinkedRole",
    ]

    resources = [
      "arn:<partition>:iam::<account>:role/aws-service-role/eks-fargate.amazonaws.com/AWSServiceRoleForAmazonEKSForFargate",
    ]
  }
}

# For a user instead of a role: aws_iam_user_policy with user.
resource "aws_iam_role_policy" "create_fargate_profile" {
  name   = "create-fargate-profile"
  role   = "<principal-name>"
  policy = data.aws_iam_policy_document.create_fargate_profile.json
}
