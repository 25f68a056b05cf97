resource "kubernetes_config_map_v1_data" "aws_auth" {
  metadata {
    name      = "aws-auth"
    namespace = "kube-system"
  }

  # The whole of mapRoles: what is missing here loses access. Keep the other keys that your resource already sets.
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

  force = true
}
