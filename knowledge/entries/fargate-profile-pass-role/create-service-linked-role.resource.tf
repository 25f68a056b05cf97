# Once for the whole account.
resource "aws_iam_service_linked_role" "eks_fargate" {
  aws_service_name = "eks-fargate.amazonaws.com"
}
