data "aws_iam_policy_document" "eks_cluster_key" {
  statement {
    actions = [
      "kms:CreateAlias",
      "kms:CreateGrant",
      "kms:CreateKey",
      "kms:DescribeKey",
      "kms:EnableKeyRotation",
      "kms:GetKeyPolicy",
      "kms:GetKeyRotationStatus",
      "kms:ListAliases",
      "kms:ListResourceTags",
      "kms:PutKeyPolicy",
      "kms:TagResource",
    ]

    resources = ["*"]
  }
}

# For a user instead of a role: aws_iam_user_policy with user.
resource "aws_iam_role_policy" "eks_cluster_key" {
  name   = "eks-cluster-key"
  role   = "<principal-name>"
  policy = data.aws_iam_policy_document.eks_cluster_key.json
}
