module "karpenter" {
  source  = "terraform-aws-modules/eks/aws//modules/karpenter"
  version = "~> 21.0"

  cluster_name = "<cluster>"
  # … keep your other arguments

  # The defaults: the submodule makes the entry of its node role.
  create_access_entry = true
  access_entry_type   = "EC2_LINUX"
}
