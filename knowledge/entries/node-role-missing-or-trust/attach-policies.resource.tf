# For a role that you keep yourself; the EKS module attaches these to the roles that it makes.
resource "aws_iam_role_policy_attachment" "nodes" {
  for_each = toset([
    "AmazonEKSWorkerNodePolicy",
    "AmazonEC2ContainerRegistryPullOnly",
    "AmazonEKS_CNI_Policy",
  ])

  role       = "<node-role-name>"
  policy_arn = "arn:<partition>:iam::aws:policy/${each.value}"
}
