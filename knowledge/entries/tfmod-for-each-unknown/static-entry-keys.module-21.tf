module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"
  # … keep your other arguments

  access_entries = {
    # … keep the entries you already have
    # the key is text, the ARN may be known only after apply
    "<entry-key>" = {
      principal_arn = "<principal-arn>"
      # … keep groups and policy_associations as they are, their keys are text too
    }
  }
}
