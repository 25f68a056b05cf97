variable "name" {
  description = "Name of the bot's role."
  type        = string
  default     = "eks-auth"

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@_-]{1,64}$", var.name))
    error_message = "A role's name has 1 to 64 letters, digits and +=,.@_-"
  }
}

variable "cluster_name" {
  description = "The cluster that the bot runs in."
  type        = string
}

variable "oidc_provider_arn" {
  description = "ARN of that cluster's OIDC provider, for IRSA. Without it Pod Identity is used, which Fargate does not have."
  type        = string
  default     = null

  validation {
    condition     = var.oidc_provider_arn == null ? true : can(regex("^arn:[a-z-]+:iam::[0-9]{12}:oidc-provider/.+$", var.oidc_provider_arn))
    error_message = "Write the ARN of an IAM OIDC provider, like arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE"
  }
}

variable "namespace" {
  description = "Namespace of the bot's service account."
  type        = string
  default     = "eks-auth"
}

variable "service_account" {
  description = "The bot's service account."
  type        = string
  default     = "eks-auth"
}

variable "clusters" {
  description = "Clusters of this account that the bot looks into, each in the provider's region or in its own. They get an access entry; they must exist and accept one."
  type = list(object({
    name   = string
    region = optional(string)
  }))
  default = []
}

variable "readers" {
  description = "Roles of other accounts that the bot assumes, and the regions to look for clusters in. `external_id_from` is the environment variable that the bot takes the external id from."
  type = list(object({
    role_arn         = string
    regions          = list(string)
    external_id_from = optional(string, "EKS_AUTH_EXTERNAL_ID")
  }))
  default = []

  validation {
    condition     = alltrue([for reader in var.readers : can(regex("^arn:[a-z-]+:iam::[0-9]{12}:role/.+$", reader.role_arn))])
    error_message = "A reader's `role_arn` is the ARN of an IAM role, like arn:aws:iam::444455556666:role/eks-auth-reader"
  }

  validation {
    condition     = alltrue([for reader in var.readers : length(reader.regions) > 0])
    error_message = "A reader needs `regions` to look in."
  }
}

variable "policy" {
  description = "What the bot may read, as `eks-auth permissions --policy CLUSTER` prints it for one cluster. Without it all clusters, as in deploy/iam-policy.json."
  type        = string
  default     = null
}

variable "permissions_boundary" {
  description = "ARN of a policy that bounds the role."
  type        = string
  default     = null
}

variable "tags" {
  description = "Tags of everything that is made here."
  type        = map(string)
  default     = {}
}
