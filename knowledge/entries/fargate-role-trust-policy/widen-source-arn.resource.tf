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

      # Add this line to those of the other clusters that use the role.
      values = [
        "arn:<partition>:eks:<region>:<account>:fargateprofile/<cluster>/*",
      ]
    }
  }
}

resource "aws_iam_role" "fargate_pod_execution" {
  name               = "<pod-execution-role-name>"
  assume_role_policy = data.aws_iam_policy_document.fargate_pod_execution_trust.json

  # … keep your other arguments, the path above all: changing it replaces the role
}
