data "aws_iam_policy_document" "pod_identity_trust" {
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

# Attach the permissions of the workload too; they went with the old role.
resource "aws_iam_role" "workload" {
  name               = "<workload-role-name>"
  assume_role_policy = data.aws_iam_policy_document.pod_identity_trust.json
}

resource "aws_eks_pod_identity_association" "workload" {
  cluster_name    = "<cluster>"
  namespace       = "<namespace>"
  service_account = "<service-account>"
  role_arn        = aws_iam_role.workload.arn
}
