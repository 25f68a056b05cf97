# The bot runs in the cluster `tools`, looks into `shopfloor` of the same account, and into two
# clusters of another one.

terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.0"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias   = "plant"
  region  = "eu-central-1"
  profile = "plant"
}

variable "external_id" {
  description = "Shared by the bot and the readers; keep it where secrets are kept."
  type        = string
  sensitive   = true
}

module "eks_auth" {
  source = "../.."

  cluster_name = "tools"
  clusters     = [{ name = "shopfloor" }]
  readers = [
    {
      role_arn = module.plant.role_arn
      regions  = ["eu-central-1", "us-east-1"]
    },
  ]
}

module "plant" {
  source    = "../../modules/reader"
  providers = { aws = aws.plant }

  bot_role_arn = module.eks_auth.role_arn
  external_id  = var.external_id
  clusters = [
    { name = "press" },
    { name = "press", region = "us-east-1" },
  ]
}

output "config" {
  description = "For eks-auth.yaml."
  value       = module.eks_auth.config
}
