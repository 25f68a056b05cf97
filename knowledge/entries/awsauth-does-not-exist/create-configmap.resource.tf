resource "kubernetes_config_map_v1" "aws_auth" {
  metadata {
    name      = "aws-auth"
    namespace = "kube-system"
  }

  data = {
    mapRoles = yamlencode([
      # each kept-role
      {
        rolearn  = "<kept-role.arn>"
        username = "<kept-role.username>"
        groups   = "<kept-role.groups>"
      },
      # end
    ])
  }
}
