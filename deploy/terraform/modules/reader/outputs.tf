output "role_arn" {
  description = "ARN of the role, for `readers` of the bot's module."
  value       = aws_iam_role.reader.arn
}

output "aws_auth_item" {
  description = "What goes under `mapRoles` of aws-auth in a cluster of this account whose mode is CONFIG_MAP."
  value       = module.access.aws_auth_item
}
