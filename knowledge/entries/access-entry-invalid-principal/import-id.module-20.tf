# Needs Terraform 1.5 or newer; with an older one use the command.
import {
  to = module.eks.aws_eks_access_entry.this["<entry-key>"]
  id = "<cluster>:<principal-arn>"
}
