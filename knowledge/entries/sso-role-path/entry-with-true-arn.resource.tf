# The name of your permission set in place of YourPermissionSet
data "aws_iam_roles" "sso" {
  name_regex  = "AWSReservedSSO_YourPermissionSet_.*"
  path_prefix = "/aws-reserved/sso.amazonaws.com/"
}

resource "aws_eks_access_entry" "this" {
  cluster_name  = "<cluster>"
  principal_arn = one(data.aws_iam_roles.sso.arns)
  type          = "STANDARD"
}

resource "aws_eks_access_policy_association" "this" {
  cluster_name  = "<cluster>"
  principal_arn = aws_eks_access_entry.this.principal_arn
  policy_arn    = "arn:<partition>:eks::aws:cluster-access-policy/AmazonEKSViewPolicy"

  access_scope {
    type = "cluster"
  }
}
