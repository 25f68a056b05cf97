data "aws_iam_policy_document" "extra" {
  statement {
    actions = ["<action>"]

    # narrow this to the resource that the message names
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "extra" {
  name   = "extra"
  role   = "<workload-role-name>"
  policy = data.aws_iam_policy_document.extra.json
}
