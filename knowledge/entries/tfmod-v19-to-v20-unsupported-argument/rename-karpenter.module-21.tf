# v21 knows Pod Identity only. A controller on Fargate cannot use it and needs the trust statement below.
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

  # The controller's role. Use your own names if v19 had irsa_name or irsa_policy_name.
  create_iam_role        = true
  iam_role_name          = "KarpenterIRSA-<cluster>"
  iam_role_description   = "Karpenter IAM role for service account"
  iam_policy_name        = "KarpenterIRSA-<cluster>"
  iam_policy_description = "Karpenter IAM role for service account"

  iam_role_source_assume_policy_documents = [data.aws_iam_policy_document.karpenter_irsa_trust.json]
  create_pod_identity_association         = false

  # The role of the nodes. If v19 made it, leave these two out.
  create_node_iam_role    = false
  node_iam_role_arn       = "<karpenter-node-role-arn>"
  create_instance_profile = true

  # false when the node role has an access entry already, as the role of a managed node group has
  create_access_entry = false
}
