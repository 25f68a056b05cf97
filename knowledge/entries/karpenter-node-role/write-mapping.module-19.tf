module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 19.21"

  cluster_name = "<cluster>"
  # … keep your other arguments. Set aws_auth_users and aws_auth_accounts to what mapUsers and mapAccounts hold now.

  manage_aws_auth_configmap = true

  # The whole of mapRoles. The roles of node groups and profiles that this module makes are added by it and may stand here twice.
  aws_auth_roles = [
    # each kept-role
    {
      rolearn  = "<kept-role.arn>"
      username = "<kept-role.username>"
      groups   = "<kept-role.groups>"
    },
    # end
    # Karpenter's node role, written without its IAM path
    {
      rolearn  = "<karpenter-node-role-arn>"
      username = "system:node:{{EC2PrivateDNSName}}"
      groups   = ["system:bootstrappers", "system:nodes"]
    },
  ]
}
