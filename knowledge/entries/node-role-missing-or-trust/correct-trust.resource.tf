data "aws_iam_policy_document" "node_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

# The role you already have: set this argument, keep the others.
resource "aws_iam_role" "nodes" {
  name               = "<node-role-name>"
  assume_role_policy = data.aws_iam_policy_document.node_trust.json
}
