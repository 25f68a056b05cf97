# One entry per principal, and one association for each of its policies.
resource "aws_eks_access_entry" "this" {
  cluster_name  = "<cluster>"
  principal_arn = "<principal-arn>"
  type          = "STANDARD"
}

resource "aws_eks_access_policy_association" "first" {
  cluster_name  = "<cluster>"
  principal_arn = aws_eks_access_entry.this.principal_arn
  policy_arn    = "<policy-arn>"

  access_scope {
    type = "cluster"
  }
}
