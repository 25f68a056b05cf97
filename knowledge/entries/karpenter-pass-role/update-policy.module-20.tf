module "karpenter" {
  source  = "terraform-aws-modules/eks/aws//modules/karpenter"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  # For Karpenter 1.0 and newer; the default is the policy of 0.33 to 0.37.
  enable_v1_permissions = true
}
