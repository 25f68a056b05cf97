locals {
  # The group that deploy/kubernetes/rbac.yaml binds to what the bot reads.
  group = "eks-auth-readers"

  clusters = { for cluster in var.clusters : join("/", compact([cluster.region, cluster.name])) => cluster }
}

data "aws_eks_cluster" "this" {
  for_each = local.clusters

  region = each.value.region
  name   = each.value.name
}

# An access entry belongs to one life of a role. After the role was made anew, an entry of before
# stays listed and lets nobody in.
resource "terraform_data" "role" {
  input = var.role_unique_id
}

resource "aws_eks_access_entry" "this" {
  for_each = local.clusters

  region            = each.value.region
  cluster_name      = each.value.name
  principal_arn     = var.role_arn
  kubernetes_groups = [local.group]
  type              = "STANDARD"
  tags              = var.tags

  lifecycle {
    replace_triggered_by = [terraform_data.role]

    precondition {
      # an old cluster that says no mode has CONFIG_MAP
      condition     = contains(["API", "API_AND_CONFIG_MAP"], try(data.aws_eks_cluster.this[each.key].access_config[0].authentication_mode, "CONFIG_MAP"))
      error_message = "The cluster ${each.value.name} has the mode CONFIG_MAP, which knows no access entries. Take it out of `clusters` and put the output `aws_auth_item` under `mapRoles` of its aws-auth. (Its mode could be moved up too, but never back.)"
    }
  }
}
