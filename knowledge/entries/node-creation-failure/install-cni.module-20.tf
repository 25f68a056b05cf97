module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  # Add this item to the add-ons you already have.
  cluster_addons = {
    vpc-cni = {
      before_compute = true
      most_recent    = true
    }
  }
}
