module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments

  # added to the module's own default
  openid_connect_audiences = ["sts.amazonaws.com"]
}
