module "karpenter" {
  source  = "terraform-aws-modules/eks/aws//modules/karpenter"
  version = "~> 21.0"

  cluster_name = "<cluster>"

  create_pod_identity_association = true
  namespace                       = "<namespace>"
  service_account                 = "<service-account>"

  # … keep the names of role and policy and the arguments of the node role
}

module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments

  addons = {
    # … keep the add-ons you already have
    eks-pod-identity-agent = {
      before_compute = true
    }
  }
}
