data "aws_iam_policy_document" "describe_cluster" {
  statement {
    actions   = ["eks:DescribeCluster"]
    resources = ["arn:<partition>:eks:<region>:<account>:cluster/<cluster>"]
  }
}

# For a user instead of a role: aws_iam_user_policy with user.
resource "aws_iam_role_policy" "describe_cluster" {
  name   = "describe-cluster"
  role   = "<principal-name>"
  policy = data.aws_iam_policy_document.describe_cluster.json
}
