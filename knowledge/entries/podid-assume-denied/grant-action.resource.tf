data "aws_iam_policy_document" "pod_identity_agent" {
  statement {
    actions   = ["eks-auth:AssumeRoleForPodIdentity"]
    resources = ["arn:<partition>:eks:<region>:<account>:cluster/<cluster>"]
  }
}

resource "aws_iam_role_policy" "pod_identity_agent" {
  name   = "pod-identity-agent"
  role   = "<node-role-name>"
  policy = data.aws_iam_policy_document.pod_identity_agent.json
}
