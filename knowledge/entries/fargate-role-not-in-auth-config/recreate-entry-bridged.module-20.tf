module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"

  # … keep your other arguments

  # Only after the old entry is deleted. Add this item to the access entries you already have.
  access_entries = {
    fargate_pod_execution = {
      principal_arn = "<pod-execution-role-arn>"
      type          = "FARGATE_LINUX"
    }
  }
}
