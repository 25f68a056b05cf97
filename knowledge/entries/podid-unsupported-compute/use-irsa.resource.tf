# Leave this out if IAM has the provider of this cluster already.
resource "aws_iam_openid_connect_provider" "cluster" {
  url            = "https://<oidc-issuer>"
  client_id_list = ["sts.amazonaws.com"]
}

data "aws_iam_policy_document" "irsa_trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [aws_iam_openid_connect_provider.cluster.arn]
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

  # … keep the statements of everything else that assumes this role
}

resource "aws_iam_role" "workload" {
  name               = "<workload-role-name>"
  assume_role_policy = data.aws_iam_policy_document.irsa_trust.json

  # … keep your other arguments, the path above all: changing it replaces the role
}
