terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 4.57, < 6.0"
    }
  }
}

module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 19.21"

  cluster_name = "<cluster>"
  # … keep your other arguments
}
