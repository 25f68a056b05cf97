resource "aws_iam_role_policy_attachment" "fargate_pod_execution" {
  role       = "<pod-execution-role-name>"
  policy_arn = "arn:<partition>:iam::aws:policy/AmazonEKSFargatePodExecutionRolePolicy"
}
