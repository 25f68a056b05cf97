module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 19.21"

  cluster_name = "<cluster>"

  create_aws_auth_configmap = true
  manage_aws_auth_configmap = true

  aws_auth_roles = [
    # each kept-role
    {
      rolearn  = "<kept-role.arn>"
      username = "<kept-role.username>"
      groups   = "<kept-role.groups>"
    },
    # end
  ]

  # … add aws_auth_users and aws_auth_accounts when you need them: Terraform owns mapUsers and mapAccounts too
  # … keep your other arguments
}
