module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments
}

provider "kubernetes" {
  host                   = module.eks.cluster_endpoint
  cluster_ca_certificate = base64decode(module.eks.cluster_certificate_authority_data)

  exec {
    api_version = "client.authentication.k8s.io/v1beta1"
    command     = "aws"
    args        = ["eks", "get-token", "--cluster-name", module.eks.cluster_name, "--region", "<region>", "--output", "json"]
  }
}

# Terraform 1.7 or later; the addresses of your error, without an index
removed {
  from = module.eks.kubernetes_config_map_v1_data.aws_auth

  lifecycle {
    destroy = false
  }
}

removed {
  from = module.eks.kubernetes_config_map.aws_auth

  lifecycle {
    destroy = false
  }
}
