module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments

  # only for clusters that use security groups for pods
  iam_role_additional_policies = {
    AmazonEKSVPCResourceController = "arn:<partition>:iam::aws:policy/AmazonEKSVPCResourceController"
  }
}
