module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 19.21"

  cluster_name = "<cluster>"
  # … keep your other arguments

  include_oidc_root_ca_thumbprint = false

  # the thumbprints that IAM has now, so that the plan changes nothing
  custom_oidc_thumbprints = var.oidc_thumbprints
}

variable "oidc_thumbprints" {
  type = list(string)
}
