# The policy of this version is always the one for Karpenter 1.0 and newer.
module "karpenter" {
  source  = "terraform-aws-modules/eks/aws//modules/karpenter"
  version = "~> 21.0"

  cluster_name = "<cluster>"
  # … keep your other arguments, without enable_v1_permissions
}
