data "aws_partition" "current" {}

resource "aws_eks_access_policy_association" "view" {
  cluster_name  = "<cluster>"
  principal_arn = "<principal-arn>"
  policy_arn    = "arn:${data.aws_partition.current.partition}:eks::aws:cluster-access-policy/AmazonEKSViewPolicy"

  access_scope {
    type       = "namespace"
    namespaces = ["<namespace>"]
  }
}
