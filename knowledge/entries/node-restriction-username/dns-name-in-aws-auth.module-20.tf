# If you have this block under another name, keep the name.
module "aws_auth" {
  source  = "terraform-aws-modules/eks/aws//modules/aws-auth"
  version = "~> 20.0"

  # … set aws_auth_users and aws_auth_accounts to what mapUsers and mapAccounts hold now

  manage_aws_auth_configmap = true

  # The whole of mapRoles: what is missing here loses access. This module adds no role by itself.
  aws_auth_roles = [
    # each kept-role
    {
      rolearn  = "<kept-role.arn>"
      username = "<kept-role.username>"
      groups   = "<kept-role.groups>"
    },
    # end
  ]
}
