module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 19.21"

  cluster_name = "<cluster>"
  # … keep your other arguments

  manage_aws_auth_configmap = true

  # aws_auth_users and aws_auth_accounts are written as well: copy them from the live
  # ConfigMap, because a list that is left out is written as an empty one
  aws_auth_roles = [
    {
      rolearn = "<principal-aws-auth-arn>"
      # the user name that the guide of the service gives
      username = "aws-batch"
      groups   = []
    },
    # each kept-role
    {
      rolearn  = "<kept-role.arn>"
      username = "<kept-role.username>"
      groups   = "<kept-role.groups>"
    },
    # end
  ]
}
