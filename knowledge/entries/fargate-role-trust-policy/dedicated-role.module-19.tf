module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 19.21"

  cluster_name = "<cluster>"

  # … keep your other arguments

  fargate_profiles = {
    "<profile-key>" = {
      # … keep name, selectors and subnet_ids, take out iam_role_arn

      # The module makes the role, its trust policy and its policy attachment. The plan replaces the profile.
      create_iam_role = true
    }
  }
}
