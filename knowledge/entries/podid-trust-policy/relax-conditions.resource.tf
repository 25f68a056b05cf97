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

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/eks-cluster-name"
      values   = ["<cluster>"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/kubernetes-namespace"
      values   = ["<namespace>"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:RequestTag/kubernetes-service-account"
      values   = ["<service-account>"]
    }
  }

  # … keep the statements of everything else that assumes this role
}

resource "aws_iam_role" "workload" {
  name               = "<workload-role-name>"
  assume_role_policy = data.aws_iam_policy_document.pod_identity_trust.json

  # … keep your other arguments, the path above all: changing it replaces the role
}
