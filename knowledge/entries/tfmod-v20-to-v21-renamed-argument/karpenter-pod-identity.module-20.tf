module "karpenter" {
  source  = "terraform-aws-modules/eks/aws//modules/karpenter"
  version = "~> 20.37"

  cluster_name = "<cluster>"

  enable_pod_identity             = true
  create_pod_identity_association = true
  namespace                       = "<namespace>"
  service_account                 = "<service-account>"

  # … keep the names of role and policy and the arguments of the node role
}

module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  cluster_addons = {
    # … keep the add-ons you already have
    eks-pod-identity-agent = {
      before_compute = true
    }
  }
}
