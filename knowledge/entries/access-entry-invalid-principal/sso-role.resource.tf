data "aws_iam_roles" "sso" {
  # the name of your permission set in place of AdministratorAccess
  name_regex  = "AWSReservedSSO_AdministratorAccess_.*"
  path_prefix = "/aws-reserved/sso.amazonaws.com/"
}

resource "aws_eks_access_entry" "sso" {
  cluster_name  = "<cluster>"
  principal_arn = one(data.aws_iam_roles.sso.arns)
  type          = "STANDARD"
}

resource "aws_eks_access_policy_association" "sso" {
  cluster_name  = "<cluster>"
  principal_arn = aws_eks_access_entry.sso.principal_arn
  policy_arn    = "arn:<partition>:eks::aws:cluster-access-policy/AmazonEKSViewPolicy"

  access_scope {
    type = "cluster"
  }
}
