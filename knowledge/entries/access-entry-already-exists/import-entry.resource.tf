# Needs Terraform 1.5 or newer; with an older one use terraform import.
import {
  to = aws_eks_access_entry.this
  id = "<cluster>:<principal-arn>"
}

resource "aws_eks_access_entry" "this" {
  cluster_name  = "<cluster>"
  principal_arn = "<principal-arn>"
  # a type cannot be changed later: write the one that the entry has
  type = "<entry-type>"
  # … write groups and user name as the entry has them; for node types leave them out
}
