data "aws_iam_policy_document" "workload_trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = ["<oidc-provider-arn>"]
    }

    condition {
      test     = "StringEquals"
      variable = "<oidc-issuer>:sub"
      values   = ["system:serviceaccount:<namespace>:<service-account>"]
    }

    condition {
      test     = "StringEquals"
      variable = "<oidc-issuer>:aud"
      values   = ["sts.amazonaws.com"]
    }
  }
}
