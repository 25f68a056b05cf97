data "aws_iam_policy_document" "target_trust" {
  # … keep the statements that are there already
  statement {
    actions = [
      "sts:AssumeRole",
      "sts:TagSession",
    ]

    principals {
      type        = "AWS"
      identifiers = ["<workload-role-arn>"]
    }
  }
}

# In the account of the target role.
resource "aws_iam_role" "target" {
  name               = "<target-role-name>"
  assume_role_policy = data.aws_iam_policy_document.target_trust.json

  # … keep your other arguments, the path above all: changing it replaces the role
}

data "aws_iam_policy_document" "assume_target" {
  statement {
    actions = [
      "sts:AssumeRole",
      "sts:TagSession",
    ]

    resources = ["<target-role-arn>"]
  }
}

# In the account of the cluster.
resource "aws_iam_role_policy" "assume_target" {
  name   = "assume-target"
  role   = "<workload-role-name>"
  policy = data.aws_iam_policy_document.assume_target.json
}
