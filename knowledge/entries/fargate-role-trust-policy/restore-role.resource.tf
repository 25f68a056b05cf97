data "aws_iam_policy_document" "fargate_pod_execution_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["eks-fargate-pods.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["arn:<partition>:eks:<region>:<account>:fargateprofile/<cluster>/*"]
    }
  }
}

# If the old ARN has a path, set it here too.
resource "aws_iam_role" "fargate_pod_execution" {
  name               = "<pod-execution-role-name>"
  assume_role_policy = data.aws_iam_policy_document.fargate_pod_execution_trust.json
}

resource "aws_iam_role_policy_attachment" "fargate_pod_execution" {
  role       = aws_iam_role.fargate_pod_execution.name
  policy_arn = "arn:<partition>:iam::aws:policy/AmazonEKSFargatePodExecutionRolePolicy"
}
