data "aws_iam_policy_document" "karpenter_irsa_trust" {
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

module "karpenter" {
  source  = "terraform-aws-modules/eks/aws//modules/karpenter"
  version = "~> 21.0"

  cluster_name = "<cluster>"

  iam_role_source_assume_policy_documents = [data.aws_iam_policy_document.karpenter_irsa_trust.json]
  create_pod_identity_association         = false

  # … keep the names of role and policy and the arguments of the node role
}
