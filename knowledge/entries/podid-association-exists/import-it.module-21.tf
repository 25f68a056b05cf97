# For the Karpenter submodule; the address of another resource differs.
import {
  to = module.karpenter.aws_eks_pod_identity_association.karpenter[0]
  id = "<cluster>,<association-id>"
}

module "karpenter" {
  source  = "terraform-aws-modules/eks/aws//modules/karpenter"
  version = "~> 21.0"

  cluster_name                    = "<cluster>"
  namespace                       = "<namespace>"
  service_account                 = "<service-account>"
  create_pod_identity_association = true

  # … keep your other arguments
}
