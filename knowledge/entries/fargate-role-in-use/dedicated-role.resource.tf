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

resource "aws_iam_role" "fargate_pod_execution" {
  name_prefix        = "fargate-pod-execution-"
  assume_role_policy = data.aws_iam_policy_document.fargate_pod_execution_trust.json
}

resource "aws_iam_role_policy_attachment" "fargate_pod_execution" {
  role       = aws_iam_role.fargate_pod_execution.name
  policy_arn = "arn:<partition>:iam::aws:policy/AmazonEKSFargatePodExecutionRolePolicy"
}

# Copy the selectors and subnets of the old profile, and delete that one when this one is active.
resource "aws_eks_fargate_profile" "dedicated" {
  cluster_name           = "<cluster>"
  fargate_profile_name   = "<profile>-2"
  pod_execution_role_arn = aws_iam_role.fargate_pod_execution.arn
  subnet_ids             = "<private-subnet-ids>"

  selector {
    namespace = "<namespace>"
  }

  depends_on = [aws_iam_role_policy_attachment.fargate_pod_execution]
}
