output "aws_auth_item" {
  description = "What goes under `mapRoles` of aws-auth in a cluster whose mode is CONFIG_MAP."
  value = yamlencode([
    {
      rolearn  = var.role_arn
      username = "eks-auth"
      groups   = [local.group]
    },
  ])
}
