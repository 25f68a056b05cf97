module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"

  # … keep your other arguments

  # One way: CONFIG_MAP cannot be had back. Stop if the plan replaces the cluster.
  authentication_mode = "API_AND_CONFIG_MAP"

  # Add this item to the access entries you already have.
  access_entries = {
    fargate_pod_execution = {
      principal_arn = "<pod-execution-role-arn>"
      type          = "FARGATE_LINUX"

      # Releases before 21.0.7 fail on an entry without this line.
      policy_associations = {}
    }
  }
}
