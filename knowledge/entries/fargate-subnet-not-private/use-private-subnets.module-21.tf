module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"

  fargate_profiles = {
    # … keep every profile that is already here
    "<profile-key>" = {
      name       = "<profile>"
      subnet_ids = "<private-subnet-ids>"
      # … keep its selectors and other settings
    }
  }

  # … keep your other arguments
}
