terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.33, < 6.0"
    }
  }
}
