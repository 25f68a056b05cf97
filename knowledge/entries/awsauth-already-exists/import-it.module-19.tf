# Terraform 1.5 or later
import {
  to = module.eks.kubernetes_config_map.aws_auth[0]
  id = "kube-system/aws-auth"
}
