# In the account of the registry.
data "aws_iam_policy_document" "pull_on_fargate" {
  # … keep the statements of the present policy

  statement {
    actions = [
      "ecr:BatchGetImage",
      "ecr:GetDownloadUrlForLayer",
    ]

    principals {
      type        = "AWS"
      identifiers = ["<pod-execution-role-arn>"]
    }
  }
}

# Use the resource that you have for the repository of the image, or its name as a string.
resource "aws_ecr_repository_policy" "pull_on_fargate" {
  repository = aws_ecr_repository.app.name
  policy     = data.aws_iam_policy_document.pull_on_fargate.json
}
