data "aws_iam_policy_document" "trust" {
  # … keep the statements you already have
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = ["<principal-arn>"]
    }
  }
}

resource "aws_iam_role" "target" {
  name               = "<target-role-name>"
  assume_role_policy = data.aws_iam_policy_document.trust.json

  # … keep your other arguments
}
