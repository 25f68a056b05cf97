resource "kubernetes_config_map_v1_data" "aws_auth" {
  metadata {
    name      = "aws-auth"
    namespace = "kube-system"
  }

  # mapUsers and mapAccounts: copy them from the live ConfigMap, because a key that Terraform
  # wrote before and that is left out here may be removed
  data = {
    mapRoles = yamlencode([
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
    ])
  }

  force = true
}
