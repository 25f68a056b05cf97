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

resource "aws_eks_pod_identity_association" "this" {
  cluster_name    = module.eks.cluster_name
  namespace       = "<namespace>"
  service_account = "<service-account>"
  role_arn        = "<workload-role-arn>"
}
