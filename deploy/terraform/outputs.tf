output "role_arn" {
  description = "ARN of the bot's role; the reader roles' trust names it."
  value       = aws_iam_role.bot.arn
}

output "service_account_annotations" {
  description = "Annotations that the bot's service account needs: none with Pod Identity."
  value       = local.pod_identity ? {} : { "eks.amazonaws.com/role-arn" = aws_iam_role.bot.arn }
}

output "config" {
  description = "`clusters` and `accounts` of eks-auth.yaml; the external id is only named."
  value = yamlencode({
    clusters = [
      for cluster in var.clusters : {
        name   = cluster.name
        region = coalesce(cluster.region, data.aws_region.current.region)
      }
    ]
    accounts = [
      for reader in var.readers : {
        role-arn    = reader.role_arn
        external-id = "$${${reader.external_id_from}}"
        regions     = reader.regions
      }
    ]
  })
}

output "aws_auth_item" {
  description = "What goes under `mapRoles` of aws-auth in a cluster of this account whose mode is CONFIG_MAP."
  value       = module.access.aws_auth_item
}
