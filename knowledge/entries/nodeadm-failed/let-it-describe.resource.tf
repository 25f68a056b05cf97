# For a role that you keep yourself; the EKS module attaches it to the roles that it makes.
resource "aws_iam_role_policy_attachment" "nodes_worker" {
  role       = "<node-role-name>"
  policy_arn = "arn:<partition>:iam::aws:policy/AmazonEKSWorkerNodePolicy"
}
