data "aws_iam_policy_document" "cluster_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["eks.amazonaws.com"]
    }
  }
}

# If the old ARN has a path, set it here too.
resource "aws_iam_role" "cluster" {
  name               = "<cluster-role-name>"
  assume_role_policy = data.aws_iam_policy_document.cluster_trust.json
}

resource "aws_iam_role_policy_attachment" "cluster_policy" {
  role       = aws_iam_role.cluster.name
  policy_arn = "arn:<partition>:iam::aws:policy/AmazonEKSClusterPolicy"
}
