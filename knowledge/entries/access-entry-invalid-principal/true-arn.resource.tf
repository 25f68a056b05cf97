# The true ARN, path included; a role that does not exist shows in the plan.
# For a role of the same code refer to the resource instead.
data "aws_iam_role" "principal" {
  name = "<principal-name>"
}

resource "aws_eks_access_entry" "principal" {
  cluster_name  = "<cluster>"
  principal_arn = data.aws_iam_role.principal.arn
  type          = "STANDARD"
}

resource "aws_eks_access_policy_association" "principal" {
  cluster_name  = "<cluster>"
  principal_arn = aws_eks_access_entry.principal.principal_arn
  policy_arn    = "arn:<partition>:eks::aws:cluster-access-policy/AmazonEKSViewPolicy"

  access_scope {
    type = "cluster"
  }
}
