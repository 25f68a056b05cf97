module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  cluster_addons = {
    # … keep the add-ons you already have
    eks-pod-identity-agent = {}
  }
}

data "aws_iam_policy_document" "workload_trust" {
  # … keep the other statements that other callers need

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
  cluster_name    = module.eks.cluster_name
  namespace       = "<namespace>"
  service_account = "<service-account>"
  role_arn        = aws_iam_role.workload.arn
}
