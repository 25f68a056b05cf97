resource "aws_iam_role_policy_attachment" "cluster_policy" {
  role       = "<cluster-role-name>"
  policy_arn = "arn:<partition>:iam::aws:policy/AmazonEKSClusterPolicy"
}
