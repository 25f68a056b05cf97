module "karpenter" {
  source  = "terraform-aws-modules/eks/aws//modules/karpenter"
  version = "~> 19.21"

  cluster_name = "<cluster>"
  # … keep your other arguments

  # For Karpenter 0.32 with v1beta1 objects. Karpenter 1.0 needs module v20 or newer.
  enable_karpenter_instance_profile_creation = true
}
