# Terraform 1.5 or later; the address of your own resource
import {
  to = kubernetes_config_map_v1.aws_auth
  id = "kube-system/aws-auth"
}
