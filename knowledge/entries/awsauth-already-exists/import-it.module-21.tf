# Terraform 1.5 or later
import {
  to = module.aws_auth.kubernetes_config_map.aws_auth[0]
  id = "kube-system/aws-auth"
}
