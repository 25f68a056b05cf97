# For the Karpenter submodule, when something else owns the association.
module "karpenter" {
  source  = "terraform-aws-modules/eks/aws//modules/karpenter"
  version = "~> 21.0"

  cluster_name                    = "<cluster>"
  create_pod_identity_association = false

  # … keep your other arguments
}
