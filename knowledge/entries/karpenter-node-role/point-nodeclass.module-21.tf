module "karpenter" {
  source  = "terraform-aws-modules/eks/aws//modules/karpenter"
  version = "~> 21.0"

  cluster_name = "<cluster>"
  # … keep your other arguments
}

# Write this into spec.role of the EC2NodeClass.
output "karpenter_node_role_name" {
  value = module.karpenter.node_iam_role_name
}
