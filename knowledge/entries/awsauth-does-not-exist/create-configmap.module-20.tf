module "eks_aws_auth" {
  source  = "terraform-aws-modules/eks/aws//modules/aws-auth"
  version = "~> 20.0"

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

  # … add aws_auth_users and aws_auth_accounts when you need them: this module owns mapUsers and mapAccounts too
}
