resource "aws_eks_addon" "pod_identity_agent" {
  cluster_name = "<cluster>"
  addon_name   = "eks-pod-identity-agent"
}

data "aws_iam_policy_document" "workload_trust" {
  # … keep the other statements until all pods have changed over

  statement {
    actions = [
      "sts:AssumeRole",
      "sts:TagSession",
    ]

    principals {
      type        = "Service"
      identifiers = ["pods.eks.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "workload" {
  name               = "<workload-role-name>"
  assume_role_policy = data.aws_iam_policy_document.workload_trust.json
  # … keep path, tags and the other arguments as they are
}

resource "aws_eks_pod_identity_association" "workload" {
  cluster_name    = "<cluster>"
  namespace       = "<namespace>"
  service_account = "<service-account>"
  role_arn        = aws_iam_role.workload.arn
}
