module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 19.21"

  cluster_name = "<cluster>"

  cluster_addons = {
    # … keep your other add-ons
    eks-pod-identity-agent = {}
  }

  # … keep your other arguments
}
