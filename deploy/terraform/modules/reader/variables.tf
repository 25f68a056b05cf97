variable "name" {
  description = "Name of the role."
  type        = string
  default     = "eks-auth-reader"

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@_-]{1,64}$", var.name))
    error_message = "A role's name has 1 to 64 letters, digits and +=,.@_-"
  }
}

variable "bot_role_arn" {
  description = "ARN of the bot's role. It must exist already, because IAM looks it up."
  type        = string

  validation {
    condition     = can(regex("^arn:[a-z-]+:iam::[0-9]{12}:role/.+$", var.bot_role_arn))
    error_message = "Write the ARN of an IAM role, like arn:aws:iam::111122223333:role/eks-auth"
  }
}

variable "external_id" {
  description = "What the bot must say to be let in: hard to guess, and known to the bot as `EKS_AUTH_EXTERNAL_ID`. It stands in the role's trust and in Terraform's state."
  type        = string
  sensitive   = true

  validation {
    # a pattern may count to 1000 only
    condition     = can(regex("^[A-Za-z0-9_+=,.@:/-]{2,}$", var.external_id)) && length(var.external_id) <= 1224
    error_message = "An external id has 2 to 1224 letters, digits and _+=,.@:/-"
  }
}

variable "clusters" {
  description = "Clusters of this account that the bot looks into, each in the provider's region or in its own. They get an access entry; they must exist and accept one."
  type = list(object({
    name   = string
    region = optional(string)
  }))
  default = []
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
