module "karpenter" {
  source  = "terraform-aws-modules/eks/aws//modules/karpenter"
  version = "~> 20.37"

  cluster_name = "<cluster>"

  # The controller's role. Use your own names if v19 had irsa_name or irsa_policy_name.
  create_iam_role        = true
  iam_role_name          = "KarpenterIRSA-<cluster>"
  iam_role_description   = "Karpenter IAM role for service account"
  iam_policy_name        = "KarpenterIRSA-<cluster>"
  iam_policy_description = "Karpenter IAM role for service account"
  # … iam_role_policies = what was in policies

  enable_irsa                     = true
  irsa_oidc_provider_arn          = "<oidc-provider-arn>"
  irsa_namespace_service_accounts = ["<namespace>:<service-account>"]

  # The role of the nodes. If v19 made it, leave these two out.
  create_node_iam_role    = false
  node_iam_role_arn       = "<karpenter-node-role-arn>"
  create_instance_profile = true

  # false when the node role has an access entry already, as the role of a managed node group has
  create_access_entry = false
}
