module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 19.21"

  cluster_name = "<cluster>"
  enable_irsa  = true

  # … keep your other arguments
}

data "aws_iam_policy_document" "irsa_trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [module.eks.oidc_provider_arn]
    }

    condition {
      test     = "StringEquals"
      variable = "${module.eks.oidc_provider}:sub"
      values   = ["system:serviceaccount:<namespace>:<service-account>"]
    }

    condition {
      test     = "StringEquals"
      variable = "${module.eks.oidc_provider}:aud"
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
