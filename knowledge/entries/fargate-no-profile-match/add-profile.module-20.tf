module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"

  fargate_profiles = {
    # … keep every profile that is already here
    "<namespace>-fargate" = {
      name       = "<namespace>-fargate"
      subnet_ids = "<private-subnet-ids>"

      selectors = [
        {
          namespace = "<namespace>"
        },
      ]
    }
  }

  # … keep your other arguments
}
