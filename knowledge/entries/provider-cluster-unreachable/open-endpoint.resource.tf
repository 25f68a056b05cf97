resource "aws_eks_cluster" "this" {
  name = "<cluster>"
  # … keep your other arguments

  vpc_config {
    # … keep subnet_ids and security_group_ids as they are
    endpoint_private_access = true
    endpoint_public_access  = true

    public_access_cidrs = [
      # … keep the addresses you already have
      "<allowed-cidr>",
    ]
  }
}
