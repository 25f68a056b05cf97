module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name                = "<cluster>"
  authentication_mode = "API_AND_CONFIG_MAP"

  # … keep your other arguments, without any aws-auth argument
}

module "eks_aws_auth" {
  source  = "terraform-aws-modules/eks/aws//modules/aws-auth"
  version = "~> 20.0"

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

  # … add aws_auth_users and aws_auth_accounts when the live ConfigMap has mapUsers or mapAccounts: this module owns them too
}
