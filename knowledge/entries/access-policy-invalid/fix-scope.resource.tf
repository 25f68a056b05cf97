resource "aws_eks_access_policy_association" "this" {
  cluster_name  = "<cluster>"
  principal_arn = "<principal-arn>"
  policy_arn    = "<policy-arn>"

  # for the whole cluster: type = "cluster", without namespaces
  access_scope {
    type       = "namespace"
    namespaces = ["<namespace>"]
  }
}
