module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"

  addons = {
    # … keep your other add-ons
    eks-pod-identity-agent = {
      before_compute = true
    }
  }

  # … keep your other arguments
}
