resource "aws_iam_role_policy_attachment" "node_worker_policy" {
  role       = "<node-role-name>"
  policy_arn = "arn:<partition>:iam::aws:policy/AmazonEKSWorkerNodePolicy"
}
