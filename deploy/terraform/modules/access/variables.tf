variable "role_arn" {
  description = "ARN of the role that is let in."
  type        = string
}

variable "role_unique_id" {
  description = "Unique id of that role."
  type        = string
}

variable "clusters" {
  description = "The clusters that let it in, each in the provider's region or in its own."
  type = list(object({
    name   = string
    region = optional(string)
  }))
}

variable "tags" {
  description = "Tags of the access entries."
  type        = map(string)
}
