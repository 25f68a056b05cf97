module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  access_entries = {
    # … keep the entries you already have
    fargate_role = {
      principal_arn = "<pod-execution-role-arn>"
      type          = "FARGATE_LINUX"
    }
  }
}
