module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"

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
