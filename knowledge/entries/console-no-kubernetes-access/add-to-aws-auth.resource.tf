resource "kubernetes_config_map_v1_data" "aws_auth" {
  metadata {
    name      = "aws-auth"
    namespace = "kube-system"
  }

  # mapUsers and mapAccounts: copy them from the live ConfigMap, because a key that Terraform
  # wrote before and that is left out here may be removed
  data = {
    mapRoles = yamlencode([
      # each kept-role
      {
        rolearn  = "<kept-role.arn>"
        username = "<kept-role.username>"
        groups   = "<kept-role.groups>"
      },
      # end
      {
        rolearn  = "<principal-aws-auth-arn>"
        username = "<principal-name>"
        groups   = ["eks-console-dashboard-full-access-group"]
      },
    ])
  }

  force = true
}
