# Remove the role from access_entries of the cluster's module first: two entries for one role cannot exist.
module "karpenter" {
  source  = "terraform-aws-modules/eks/aws//modules/karpenter"
  version = "~> 20.37"

  cluster_name = "<cluster>"
  # … keep your other arguments

  create_access_entry = true
  access_entry_type   = "EC2_LINUX"
}
