# Needs Terraform 1.5 or newer; with an older one use the command.
import {
  to = aws_eks_access_entry.this
  id = "<cluster>:<principal-arn>"
}
